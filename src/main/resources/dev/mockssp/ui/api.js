import { authorization, fetchAdmin } from './token.js';

/** Sends a request to the admin API. An error response is thrown with the message of the mock server. */
async function request(method, path, body) {
  const options = { method, cache: 'no-store' };
  if (body !== undefined) {
    options.body = typeof body === 'string' ? body : JSON.stringify(body);
    options.headers = { 'Content-Type': 'application/json' };
  }
  const response = await fetchOrExplain(`/__admin${path}`, options);
  const text = await response.text();
  let json = null;
  try {
    json = text === '' ? null : JSON.parse(text);
  } catch {
    // Not JSON: the message below has the status only.
  }
  if (!response.ok) {
    const error = new Error(json?.error?.message ?? json?.message ?? `The mock server responded with ${response.status}`);
    throw Object.assign(error, { status: response.status, detail: json?.error ?? null });
  }
  return json;
}

async function fetchOrExplain(path, options) {
  try {
    return await fetchAdmin(path, options);
  } catch {
    throw new Error('The mock server cannot be reached. Is it still running?');
  }
}

const withKey = (path, key) => (key ? `${path}?key=${encodeURIComponent(key)}` : path);

/** A path with a query; empty values are omitted. */
function withQuery(path, values) {
  const filled = Object.entries(values).filter(([, value]) => value !== undefined && value !== '');
  return filled.length === 0 ? path : `${path}?${new URLSearchParams(filled)}`;
}

export const api = {
  summaries: query => request('GET', withQuery('/summaries', query)),
  newestOfChat: chatId => request('GET', `/requests?limit=1&chatId=${encodeURIComponent(chatId)}`),
  exchange: id => request('GET', `/requests/${encodeURIComponent(id)}`),
  step: id => request('GET', `/requests/${encodeURIComponent(id)}/step`),
  clearExchanges: () => request('DELETE', '/requests'),
  report: key => request('GET', withKey('/report', key)),
  deleteReport: key => request('DELETE', withKey('/report', key)),
  scenario: name => request('GET', `/scenarios/${encodeURIComponent(name)}`),
  putScenario: (name, text, dryRun = false) => request('PUT', `/scenarios/${encodeURIComponent(name)}${dryRun ? '?dryRun=true' : ''}`, text),
  deleteScenario: name => request('DELETE', `/scenarios/${encodeURIComponent(name)}`),
  scenarios: () => request('GET', '/scenarios?limit=1000'),
  selection: () => request('GET', '/scenario'),
  select: (name, key) => request('PUT', '/scenario', key ? { name, key } : { name }),
  unbind: key => request('DELETE', withKey('/scenario', key)),
  /** Ends a binding while the page is left, when nothing can wait for the response. */
  unbindOnLeaving: key => fetch(`/__admin${withKey('/scenario', key)}`, { method: 'DELETE', keepalive: true, headers: authorization() }).catch(() => {}),
  binding: key => request('GET', withKey('/scenario', key)),
  unbindId: id => request('DELETE', `/scenario?keyId=${encodeURIComponent(id)}`),
  reset: () => request('POST', '/reset'),
  clock: () => request('GET', '/clock'),
  freeze: at => request('PUT', '/clock', { frozenAt: at }),
  advance: seconds => request('POST', '/clock/advance', { seconds }),
  release: () => request('DELETE', '/clock'),
  health: () => request('GET', '/health'),
  inventory: () => request('GET', '/inventory'),
};
