// The verbs of a test, over the control API, for one key: tests with keys of their own can run side by side.
export function double(url, key) {
  const baseUrl = url.replace(/\/+$/, '');
  const call = async (method, path, body) => {
    const answer = await fetch(`${baseUrl}/__admin${path}`, { method, body: body && JSON.stringify(body) }).catch((e) => {
      throw new Error(`no double answers at ${baseUrl}`, { cause: e });
    });
    const text = await answer.text();
    const json = text ? JSON.parse(text) : null;
    if (!answer.ok) throw new Error(json?.error?.message ?? `the double answered ${answer.status}`);
    return json;
  };
  return {
    baseUrl,
    key,
    use: (name) => call('PUT', '/scenario', { name, key }),
    script: async (name, steps) => {
      await call('PUT', `/scenarios/${name}`, { description: 'Written in a test.', steps });
      await call('PUT', '/scenario', { name, key });
    },
    requests: async () => (await call('GET', `/requests?key=${encodeURIComponent(key)}`)).requests,
    verify: async (match, count) => {
      const verdict = await call('POST', '/verify', { match: { ...match, key }, ...(count && { count }) });
      if (!verdict.pass) throw new Error(`${verdict.message}\n${JSON.stringify(verdict.nearest, null, 2)}`);
    },
    reset: () => call('POST', '/reset', { key }),
  };
}
