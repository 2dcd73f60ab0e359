/** The built-in scenarios by what they do. */
const GROUPS = {
  'With an ad': ['default', 'always-fill', 'slow', 'sparse-creative', 'long-creative', 'unicode-creative', 'hostile-creative', 'sponsored-prompts'],
  'Without an ad': ['no-bid', 'pacing-blocked', 'low-fill'],
  'From request to request': ['flaky', 'recovering'],
  Errors: ['rate-limited', 'origin-not-allowed', 'server-error', 'invalid-key', 'bad-request', 'wrong-content-type'],
  'Broken responses': ['timeout', 'connection-reset', 'empty-response', 'malformed-json', 'truncated-body'],
};
const ORIGINS = { runtime: 'Added while running', folder: 'From your folder', option: 'From your options' };

/** What a new scenario can start from. */
export const TEMPLATES = [
  template('every-third-fails', 'Every third request fails', { when: { every: 3 }, fail: { status: 503 } }),
  template('first-two-fail', 'The first two requests fail', { when: { first: 2 }, fail: { status: 500 } }),
  template('one-429', 'One 429, then ads', { when: { first: 1 }, fail: { status: 429, headers: { 'Retry-After': '1' } } }, { fill: {} }),
  template('half-without-ad', 'Half of the requests get no ad', { when: { chance: 0.5 }, no_bid: {} }, { fill: {} }),
  template('late-ad', 'An ad after two seconds', { delay_ms: 2000, fill: {} }),
  template('one-user-without-ad', 'No ad for one user', { when: { body: [{ pointer: '/userId', equals: 'user-1' }] }, no_bid: {} }),
  template('sometimes-cut-off', 'Every fifth response is cut off', { when: { every: 5 }, break: { fault: 'truncated-body' } }),
];

function template(name, title, ...steps) {
  return { name, title, text: written({ description: `${title}.`, steps }) };
}

/** Writes a scenario as people do: short values on one line. */
export function written(value, indent = '') {
  const line = JSON.stringify(value, null, 1).replace(/\n\s*/g, ' ').replace(/([[{]) | ([\]}])/g, '$1$2');
  if (typeof value !== 'object' || value === null || (line.length + indent.length <= 90 && indent !== '')) return line;
  const deeper = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map(one => deeper + written(one, deeper))
    : Object.entries(value).map(([name, one]) => `${deeper}${JSON.stringify(name)}: ${written(one, deeper)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return parts.length === 0 ? open + close : `${open}\n${parts.join(',\n')}\n${indent}${close}`;
}

/** Returns [title, scenarios] for each group, one's own scenarios first. */
export function grouped(scenarios) {
  const rest = new Set(scenarios);
  const take = filter => [...rest].filter(one => filter(one) && rest.delete(one));
  const groups = Object.entries(ORIGINS).map(([origin, title]) => [title, take(one => one.origin === origin)]);
  for (const [title, names] of Object.entries(GROUPS)) groups.push([title, take(one => names.includes(one.name))]);
  groups.push(['Built-in', [...rest]]);
  return groups.filter(([, members]) => members.length > 0);
}

/** "Every 3rd request fails with 503." */
export function sentence(step) {
  const text = `${conditions(step.when ?? {})} ${action(step)}${delay(step.delay_ms)}`;
  return `${text[0].toUpperCase()}${text.slice(1)}.`;
}

function conditions({ first, every, chance, endpoint, key, headers = {}, body = [] }) {
  const which = first ? (first === 1 ? 'the first request' : `each of the first ${first} requests`)
    : every > 1 ? `every ${ordinal(every)} request` : 'every request';
  const more = [
    first && every ? `(every ${ordinal(every)})` : null,
    chance === undefined ? null : `with a chance of ${+(chance * 100).toFixed(1)} %`,
    endpoint ? `to ${endpoint}` : null,
    key ? `with the key ${key}` : null,
    ...Object.entries(headers).map(([name, pattern]) => `whose ${name} matches ${pattern}`),
    ...body.map(({ pointer, equals, matches, exists }) => `whose ${pointer || 'body'} ${exists === true ? 'exists' : exists === false ? 'is absent'
      : matches === undefined ? `is ${JSON.stringify(equals)}` : `matches ${matches}`}`),
  ];
  return [which, ...more.filter(Boolean)].join(' ');
}

function action(step) {
  if (step.fail) return `fails with ${step.fail.status}`;
  if (step.break) return `ends with the fault ${step.break.fault}`;
  if (step.no_bid) return `gets no ad (${step.no_bid.reason ?? 'no-winner'})`;
  if (step.auction) return 'goes to the auction';
  const { campaign, ad, format } = step.fill ?? {};
  return `gets ${campaign ? `the ad of ${campaign}` : ad ? `the ad ${ad.id}` : 'an ad'}${format ? ` as ${format}` : ''}`;
}

function delay(millis) {
  if (millis === undefined || millis === 0) return '';
  return typeof millis === 'number' ? `, after ${millis} ms` : `, after ${millis.min} to ${millis.max} ms`;
}

/** How far a key is in a step. */
export function progress({ when = {} }, reached) {
  const count = `${reached} ${reached === 1 ? 'request' : 'requests'}`;
  if (when.first) return reached >= when.first ? `${count}, over` : `${count}, ${when.first - reached} to come`;
  if (when.every > 1) return `${count}, next at the ${ordinal((Math.floor(reached / when.every) + 1) * when.every)}`;
  return count;
}

function ordinal(number) {
  const teen = number % 100 > 10 && number % 100 < 14;
  return number + (teen ? 'th' : ['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
}
