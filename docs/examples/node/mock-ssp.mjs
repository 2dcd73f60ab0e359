// A client of the admin API for one API key. Tests with different keys can run in parallel.
export function mockSsp(url, key) {
  const baseUrl = url.replace(/\/+$/, '');
  const send = async (method, path, body) => {
    const init = { method, body: body && JSON.stringify(body) };
    const response = await fetch(`${baseUrl}/__admin${path}`, init).catch((cause) => {
      throw new Error(`no mock server responds at ${baseUrl}`, { cause });
    });
    const text = await response.text();
    const json = text ? JSON.parse(text) : null;
    if (!response.ok) throw new Error(json?.error?.message ?? `the mock server responded with ${response.status}`);
    return json;
  };
  return {
    baseUrl,
    key,
    use: (name) => send('PUT', '/scenario', { name, key }),
    script: async (name, steps) => {
      await send('PUT', `/scenarios/${name}`, { description: 'Written in a test.', steps });
      await send('PUT', '/scenario', { name, key });
    },
    requests: async () => (await send('GET', `/requests?key=${encodeURIComponent(key)}`)).requests,
    verify: async (match, count) => {
      const result = await send('POST', '/verify', { match: { ...match, key }, ...(count && { count }) });
      if (!result.pass) throw new Error(`${result.message}\n${JSON.stringify(result.nearest, null, 2)}`);
    },
    reset: () => send('POST', '/reset', { key }),
  };
}
