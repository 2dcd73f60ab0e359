/** Sends a request to the admin API. An error response is thrown with the message of the mock server. */
async function request(method, path, body) {
  const options = { method, cache: 'no-store' };
  if (body !== undefined) {
    options.body = JSON.stringify(body);
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
    throw Object.assign(error, { status: response.status });
  }
  return json;
}

async function fetchOrExplain(path, options) {
  try {
    return await fetch(path, options);
  } catch {
    throw new Error('The mock server cannot be reached. Is it still running?');
  }
}

const withKey = (path, key) => (key ? `${path}?key=${encodeURIComponent(key)}` : path);

export const api = {
  exchange: id => request('GET', `/requests/${encodeURIComponent(id)}`),
  step: id => request('GET', `/requests/${encodeURIComponent(id)}/step`),
  clearExchanges: () => request('DELETE', '/requests'),
  scenarios: () => request('GET', '/scenarios?limit=1000'),
  selection: () => request('GET', '/scenario'),
  select: (name, key) => request('PUT', '/scenario', key ? { name, key } : { name }),
  unbind: key => request('DELETE', withKey('/scenario', key)),
  reset: () => request('POST', '/reset'),
  clock: () => request('GET', '/clock'),
  freeze: at => request('PUT', '/clock', { frozenAt: at }),
  advance: seconds => request('POST', '/clock/advance', { seconds }),
  release: () => request('DELETE', '/clock'),
  health: () => request('GET', '/health'),
  inventory: () => request('GET', '/inventory'),
};
