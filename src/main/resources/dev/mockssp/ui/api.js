/** The control API, which no scenario reaches. A refusal is thrown with the double's own words. */
async function ask(method, path, body) {
  const options = { method, cache: 'no-store' };
  if (body !== undefined) {
    options.body = JSON.stringify(body);
    options.headers = { 'Content-Type': 'application/json' };
  }
  const answer = await reached(`/__admin${path}`, options);
  const text = await answer.text();
  let json = null;
  try {
    json = text === '' ? null : JSON.parse(text);
  } catch {
    // no JSON: the status has to do
  }
  if (!answer.ok) {
    const problem = new Error(json?.error?.message ?? json?.message ?? `The double answered ${answer.status}`);
    throw Object.assign(problem, { status: answer.status });
  }
  return json;
}

async function reached(path, options) {
  try {
    return await fetch(path, options);
  } catch {
    throw new Error('The double cannot be reached. Is it still running?');
  }
}

const named = (path, key) => (key ? `${path}?key=${encodeURIComponent(key)}` : path);

export const api = {
  exchange: id => ask('GET', `/requests/${encodeURIComponent(id)}`),
  step: id => ask('GET', `/requests/${encodeURIComponent(id)}/step`),
  clearExchanges: () => ask('DELETE', '/requests'),
  scenarios: () => ask('GET', '/scenarios'),
  select: (name, key) => ask('PUT', '/scenario', key ? { name, key } : { name }),
  unbind: key => ask('DELETE', named('/scenario', key)),
  reset: () => ask('POST', '/reset'),
  clock: () => ask('GET', '/clock'),
  freeze: at => ask('PUT', '/clock', { frozenAt: at }),
  advance: seconds => ask('POST', '/clock/advance', { seconds }),
  release: () => ask('DELETE', '/clock'),
  health: () => ask('GET', '/health'),
  inventory: () => ask('GET', '/inventory'),
};
