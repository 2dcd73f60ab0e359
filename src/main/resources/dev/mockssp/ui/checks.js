import { el } from './dom.js';

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
  upstream: 'The real service',
  failure: 'The double itself',
};
const MARKS = { passed: '✓', decided: '●', skipped: '–' };

/** The checks in the contract's order: which let the call through, which decided, which were never reached. */
export function checkList(exchange) {
  return el('ol', { class: 'checks' }, ...states(exchange).map(([check, state, note]) =>
    el('li', { class: state },
      el('span', { class: 'check-mark', 'aria-hidden': 'true' }, MARKS[state]),
      el('span', { class: 'check-name' }, NAMES[check] ?? check),
      el('span', { class: 'check-state' }, words(state)),
      el('span', { class: 'check-note' }, note))));
}

function words(state) {
  return { passed: 'passed', decided: 'decided', skipped: 'not reached' }[state];
}

function states(exchange) {
  const by = exchange.decidedBy;
  if (!ORDER.includes(by)) return [['route', 'passed', note('route', exchange)], [by, 'decided', exchange.reason]];
  const at = ORDER.indexOf(by);
  // a scenario that fills or withholds an ad does so after the body was checked
  const late = by === 'scenario' && (exchange.outcome === 'fill' || exchange.outcome === 'no-bid');
  return ORDER.map((check, i) => {
    if (i === at) return [check, 'decided', [note(check, exchange), exchange.reason].filter(Boolean).join(': ')];
    const passed = i < at || (late && check === 'body');
    return passed ? [check, 'passed', note(check, exchange)] : [check, 'skipped', ''];
  });
}

function note(check, { request, answer, caller, scenario, endpoint, decidedBy }) {
  const header = (headers, name) => Object.entries(headers ?? {}).find(([key]) => key.toLowerCase() === name)?.[1];
  switch (check) {
    case 'route': return `${request.method} ${endpoint}`;
    case 'key': return caller.key ? `${caller.key} ${caller.environment}`.trim() : 'none sent';
    case 'origin': return header(request.headers, 'origin') ?? 'none sent';
    case 'rate': {
      const left = header(answer.headers, 'x-ratelimit-remaining');
      return left === undefined ? '' : `${left} of ${header(answer.headers, 'x-ratelimit-limit')} left in this second`;
    }
    case 'scenario': return scenario.name;
    case 'pacing': return decidedBy !== 'pacing' && caller.environment === 'staging' && endpoint === 'bid-request' ? 'does not apply to staging keys' : '';
    default: return '';
  }
}

/** What the linter found: how grave, what was seen, why it matters, where it is written. */
export function findingList(findings) {
  if (findings.length === 0) return null;
  const grave = { error: 0, warning: 1, info: 2 };
  const sorted = [...findings].sort((a, b) => grave[a.severity] - grave[b.severity]);
  return el('ul', { class: 'findings' }, ...sorted.map(finding =>
    el('li', {},
      el('p', {}, el('span', { class: `tag ${finding.severity}` }, finding.severity), ' ', el('strong', {}, finding.rule)),
      el('p', {}, finding.seen),
      el('p', { class: 'soft' }, `${finding.why} `, el('span', { class: 'source' }, `Source: ${finding.source}`)))));
}
