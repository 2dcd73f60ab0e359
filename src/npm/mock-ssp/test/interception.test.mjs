// Requests for the vendor's hosts go to the mock server, in each of the ways that a process can send them.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import vm from 'node:vm';
import { startMockSsp } from 'mock-ssp';
import { installed, NODES, project } from './project.mjs';
import { bidRequest } from './requests.mjs';

const PATH = '/api/v1/ssp/bid-request';

let ssp;
before(async () => {
  ssp = await startMockSsp({ intercept: true });
});
after(() => ssp.close());

const init = (keyed) => ({ method: 'POST', headers: keyed.headers, body: JSON.stringify(bidRequest()) });

test('fetch reaches the mock server, over both schemes and at both hosts', async () => {
  const keyed = ssp.forKey('fetch');
  for (const origin of ['https://ssp.thrads.ai', 'https://dev.thrads.ai', 'http://ssp.thrads.ai']) {
    const response = await fetch(origin + PATH, init(keyed));
    assert.ok((await response.json()).data.bid.headline);
    assert.equal(response.url, origin + PATH);
  }
  await keyed.verify({ outcome: 'fill' }, 3);
});

test('an environment whose fetch cannot be intercepted is rejected', async () => {
  globalThis.happyDOM = {};
  try {
    await assert.rejects(startMockSsp({ url: ssp.baseUrl, intercept: true }), /happy-dom has a fetch of its own.*\/\/ @vitest-environment node/);
  } finally {
    delete globalThis.happyDOM;
  }
});

test('an environment without fetch is rejected, as that of jest-environment-jsdom', (t) => {
  const app = `
    import { startMockSsp } from 'mock-ssp';
    delete globalThis.fetch;
    delete globalThis.Response;
    await startMockSsp({ intercept: true }).catch((error) => console.log(error.message));`;
  assert.match(run(project(t, {}), process.execPath, app), /^intercept: there is no fetch here.*@jest-environment node.*jest-fixed-jsdom/);
});

test('links of an ad lead to the mock server', async () => {
  const response = await fetch(`https://ssp.thrads.ai${PATH}`, init(ssp.forKey('links')));
  assert.ok((await response.json()).data.bid.url.startsWith(ssp.baseUrl));
});

test('faults arrive, too', async () => {
  const keyed = ssp.forKey('faults');
  await keyed.use('connection-reset');
  await assert.rejects(fetch(`https://ssp.thrads.ai${PATH}`, init(keyed)), TypeError);
});

test('requests to other hosts stay as they are', async (t) => {
  const other = createServer((request, response) => response.end(request.headers.host)).listen(0, '127.0.0.1');
  t.after(() => other.close());
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address();
  assert.equal(await (await fetch(`http://127.0.0.1:${port}/`)).text(), `127.0.0.1:${port}`);
  for (const host of ['ssp.thrads.ai.localhost', 'xssp.thrads.ai.invalid']) {
    await assert.rejects(fetch(`http://${host}:1/`), TypeError);
  }
});

test('a context with globals of its own, such as that of Jest, is intercepted', async () => {
  const context = vm.createContext({ fetch, Response, URL });
  const headline = vm.runInContext(
    `async (url, init) => (await (await fetch(url, init)).json()).data.bid.headline`,
    context,
  );
  assert.ok(await headline(`https://ssp.thrads.ai${PATH}`, init(ssp.forKey('jest'))));
});

test('the interception of another server is rejected, that of the same one is not', async () => {
  await assert.rejects(startMockSsp({ intercept: true }), /this process sends its requests to http:\S+ already; close that MockSsp first/);
  const same = await startMockSsp({ intercept: true, url: ssp.baseUrl });
  await same.close();
  assert.equal((await fetch(`https://ssp.thrads.ai${PATH}`, init(ssp.forKey('same')))).status, 200);
});

function run(folder, node, code, options = []) {
  writeFileSync(join(folder, 'app.mjs'), code);
  const env = { ...process.env, MOCK_SSP_URL: ssp.baseUrl };
  const { status, stdout, stderr } = spawnSync(node, [...options, 'app.mjs'], { cwd: folder, encoding: 'utf8', timeout: 120_000, env });
  assert.equal(status, 0, stderr);
  return stdout.trim();
}

const ASK = `
  const init = {
    method: 'POST',
    headers: { 'thrad-api-key': 'staging-app', 'Content-Type': 'application/json' },
    body: ${JSON.stringify(JSON.stringify(bidRequest()))},
  };
  const url = 'https://ssp.thrads.ai${PATH}';
`;
const SHOW = "console.log(typeof (await response.json()).data.bid.headline);";

for (const [name, node] of Object.entries(NODES)) {
  test(`--import mock-ssp/intercept is enough for an application in ${name}`, (t) => {
    const app = `${ASK} const response = await fetch(url, init); ${SHOW}`;
    assert.equal(run(project(t, {}), node, app, ['--import', 'mock-ssp/intercept']), 'string');
  });

  test(`close() ends the interception in ${name}`, (t) => {
    const app = `
      import { startMockSsp } from 'mock-ssp';
      const before = globalThis[Symbol.for('undici.globalDispatcher.1')] ?? (void new Response(), globalThis[Symbol.for('undici.globalDispatcher.1')]);
      const ssp = await startMockSsp({ intercept: true });
      await ssp.close();
      console.log(globalThis[Symbol.for('undici.globalDispatcher.1')] === before);`;
    assert.equal(run(project(t, {}), node, app), 'true');
  });

  for (const version of ['undici6', 'undici7', 'undici']) {
    if (version === 'undici' && node === process.execPath && Number(process.versions.node.split('.')[0]) < 22) {
      continue; // it does not load in Node 20
    }
    test(`the fetch and the request of ${version} are intercepted in ${name}, and so is that of Node`, (t) => {
      const app = `
        ${ASK}
        const undici = await import('undici');
        for (const response of [await undici.fetch(url, init), await fetch(url, init)]) ${SHOW}
        const { body } = await undici.request(url, init);
        console.log(typeof (await body.json()).data.bid.headline);`;
      const folder = project(t, { undici: installed(version) });
      assert.equal(run(folder, node, app, ['--import', 'mock-ssp/intercept']), 'string\nstring\nstring');
    });
  }
}

test('--import mock-ssp/intercept starts a server where there is none, for the processes of the application, too', (t) => {
  const folder = project(t, {});
  const app = `
    import { spawnSync } from 'node:child_process';
    ${ASK}
    if (process.env.CHILD) {
      const response = await fetch(url, init);
      console.log(response.headers.get('x-mock-scenario'), process.env.MOCK_SSP_URL);
    } else {
      console.log(process.env.MOCK_SSP_URL);
      process.env.CHILD = 'yes';
      console.log(spawnSync(process.execPath, ['--import', 'mock-ssp/intercept', 'app.mjs'], { encoding: 'utf8' }).stdout);
    }`;
  writeFileSync(join(folder, 'app.mjs'), app);
  const { MOCK_SSP_URL: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'mock-ssp/intercept', 'app.mjs'], { cwd: folder, encoding: 'utf8', timeout: 120_000, env });
  assert.equal(status, 0, stderr);
  assert.match(stdout, /^(http:\S+)\ndefault \1\n/);
  assert.match(stderr, /^mock-ssp: requests to ssp\.thrads\.ai and dev\.thrads\.ai go to http:\S+\n$/);
});
