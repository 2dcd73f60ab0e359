import { clamped, el } from './dom.js';

const ORDER = ['route', 'key', 'origin', 'rate', 'scenario', 'body', 'pacing', 'auction'];
const NAMES = {
  route: 'Path and method',
  key: 'API key',
  origin: 'Origin',
  rate: 'Rate limit',
  scenario: 'Scenario',
  body: 'Media type and body',
  pacing: 'Pacing',
  auction: 'Auction',
  token: 'Token',
  upstream: 'Upstream',
  failure: 'Internal error',
};
const MARKS = { passed: '✓', decided: '●', skipped: '–' };

/** Shows the checks in the order of the contract: passed, decided, or not reached. `key` is the key as it may be shown. */
export function checkList(exchange, key) {
  return el('ol', { class: 'checks' }, ...states({ ...exchange, client: { ...exchange.client, key } }).map(([check, state, note]) =>
    el('li', { class: state },
      el('span', { class: 'check-mark', 'aria-hidden': 'true' }, MARKS[state]),
      el('span', { class: 'check-name' }, NAMES[check] ?? check),
      el('span', { class: 'check-state' }, words(state)),
      el('span', { class: 'check-note' }, clamped(note)))));
}

function words(state) {
  return { passed: 'passed', decided: 'decided', skipped: 'not reached' }[state];
}

function states(exchange) {
  const by = exchange.decidedBy;
  if (!ORDER.includes(by)) return [['route', 'passed', note('route', exchange)], [by, 'decided', exchange.reason]];
  const at = ORDER.indexOf(by);
  // A scenario step that fills or suppresses an ad runs after the body is validated.
  const late = by === 'scenario' && (exchange.outcome === 'fill' || exchange.outcome === 'no-bid');
  return ORDER.map((check, i) => {
    if (i === at) return [check, 'decided', [note(check, exchange), exchange.reason].filter(Boolean).join(': ')];
    const passed = i < at || (late && check === 'body');
    return passed ? [check, 'passed', note(check, exchange)] : [check, 'skipped', ''];
  });
}

function note(check, { request, response, client, scenario, endpoint, decidedBy }) {
  const header = (headers, name) => Object.entries(headers ?? {}).find(([key]) => key.toLowerCase() === name)?.[1];
  switch (check) {
    case 'route': return `${request.method} ${endpoint}`;
    case 'key': return client.key ? `${client.key} ${client.environment}`.trim() : 'none sent';
    case 'origin': return header(request.headers, 'origin') ?? 'none sent';
    case 'rate': {
      const left = header(response.headers, 'x-ratelimit-remaining');
      return left === undefined ? '' : `${left} of ${header(response.headers, 'x-ratelimit-limit')} left in this second`;
    }
    case 'scenario': return scenario.name;
    case 'pacing': return decidedBy !== 'pacing' && client.environment === 'staging' && endpoint === 'bid-request' ? 'does not apply to staging keys' : '';
    default: return '';
  }
}

/** Shows findings, the most severe first: severity, what was seen, why it matters, and the source. */
export function findingList(findings) {
  if (findings.length === 0) return null;
  const rank = { error: 0, warning: 1, info: 2 };
  const sorted = [...findings].sort((a, b) => rank[a.severity] - rank[b.severity]);
  return el('ul', { class: 'findings' }, ...sorted.map(finding =>
    el('li', {},
      el('p', {}, el('span', { class: `tag ${finding.severity}` }, finding.severity), ' ', el('strong', {}, finding.rule)),
      el('p', {}, clamped(finding.seen)),
      el('p', { class: 'soft' }, `${finding.why} `, el('span', { class: 'source' }, `Source: ${finding.source}`)))));
}
