// How a server starts and ends, and the messages if it cannot.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { MockSspError, startMockSsp } from 'mock-ssp';
import { createGlobalSetup } from 'mock-ssp/global-setup';

const LONGEST_END_MS = 15_000;

/** Runs a module with the package, and returns how it ended. */
function run(code, env = {}) {
  const args = ['--input-type=module', '-e', `import { startMockSsp } from 'mock-ssp';\n${code}`];
  return spawnSync(process.execPath, args, { cwd: import.meta.dirname, encoding: 'utf8', timeout: 120_000, env: { ...process.env, ...env } });
}

const isAlive = (pid) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

async function assertEnds(pid) {
  const deadline = performance.now() + LONGEST_END_MS;
  while (isAlive(pid)) {
    assert.ok(performance.now() < deadline, `the server ${pid} goes on`);
    await setTimeout(50);
  }
}

test('a process that forgets close() ends, and the server with it', async () => {
  const { status, stdout, stderr } = run('console.log((await startMockSsp()).pid);');
  assert.equal(status, 0, stderr);
  await assertEnds(Number(stdout));
});

test('an error that nobody catches ends the server, too', async () => {
  const { status, stdout } = run("console.log((await startMockSsp()).pid); throw new Error('oh');");
  assert.equal(status, 1);
  await assertEnds(Number(stdout));
});

test('a killed process leaves no server behind', async () => {
  const code = "import { startMockSsp } from 'mock-ssp'; console.log((await startMockSsp()).pid); setInterval(() => {}, 1000);";
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { cwd: import.meta.dirname });
  const [pid] = await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await assertEnds(Number(pid));
});

test('close() resolves when the server has ended, and can be called twice', async () => {
  const ssp = await startMockSsp();
  await Promise.all([ssp.close(), ssp.close()]);
  assert.equal(isAlive(ssp.pid), false);
  await assert.rejects(ssp.report(), /^MockSspError: no mock server responds at http:\S+: /);
});

test('two servers can start at once', async () => {
  const servers = await Promise.all([startMockSsp(), startMockSsp({ args: ['--revision', '2026'] })]);
  assert.notEqual(servers[0].baseUrl, servers[1].baseUrl);
  await Promise.all(servers.map((each) => each.close()));
});

test('variables for Java and for mock-ssp do not change the server', () => {
  const code = `
    const lines = [];
    const ssp = await startMockSsp({ onOutput: (line) => lines.push(line) });
    await ssp.close();
    console.log(lines.join('\\n'));`;
  const { status, stdout, stderr } = run(code, { MOCK_SSP_PORT: 'none', JAVA_TOOL_OPTIONS: '-Dx=y', JDK_JAVA_OPTIONS: '-Xmx1' });
  assert.equal(status, 0, stderr);
  assert.match(stdout, /http:\/\/127\.0\.0\.1:\d+/);
  assert.doesNotMatch(stdout + stderr, /Picked up/);
});

test('tells what the server says when it does not start', async () => {
  await assert.rejects(startMockSsp({ scenario: 'no-bit' }), (error) => {
    assert.ok(error instanceof MockSspError);
    assert.match(error.message, /^mock-ssp ended with exit code 2 before it was ready\n  .*no-bit/);
    return true;
  });
});

test('gives up when the start takes too long', async () => {
  await assert.rejects(startMockSsp({ startTimeout: 1 }), /mock-ssp was not ready within 1 ms \(startTimeout\)/);
});

test('tells that there is no Java', () => {
  const { status, stderr } = run('await startMockSsp();', { MOCK_SSP_JAVA: '/nowhere' });
  assert.equal(status, 1);
  assert.match(stderr, /MOCK_SSP_JAVA is "\/nowhere"/);
});

test('MOCK_SSP_JAVA may be a program', () => {
  const { stderr } = run('await startMockSsp();', { MOCK_SSP_JAVA: process.execPath });
  assert.match(stderr, /MOCK_SSP_JAVA is "[^"]+", which is no Java; expected Java 17 or newer/);
});

test('uses the server at MOCK_SSP_URL, and warns that options of the start have no effect', async (t) => {
  const ssp = await startMockSsp();
  t.after(() => ssp.close());
  const { stdout, stderr } = run('console.log((await startMockSsp({ seed: 7 })).baseUrl);', { MOCK_SSP_URL: ssp.baseUrl });
  assert.equal(stdout.trim(), ssp.baseUrl);
  assert.match(stderr, /MockSspWarning: MOCK_SSP_URL is set, so no server is started, and these options have no effect: seed/);
  await assert.rejects(startMockSsp({ url: ssp.baseUrl, port: 1 }), /with url, no server is started, so these options have no effect: port/);
});

test('tells that no mock server is at the URL', async (t) => {
  const other = createServer((_, response) => response.end('<html>')).listen(0, '127.0.0.1');
  t.after(() => other.close());
  await once(other, 'listening');
  const url = `http://127.0.0.1:${other.address().port}`;
  await assert.rejects(startMockSsp({ url }), { message: `${url} is no mock server: GET /__admin/health has the status 200 and no JSON` });
  const { stderr } = run('await startMockSsp();', { MOCK_SSP_URL: 'http://127.0.0.1:1' });
  assert.match(stderr, /no mock server responds at http:\/\/127\.0\.0\.1:1 \(from MOCK_SSP_URL\): connect ECONNREFUSED/);
  await assert.rejects(startMockSsp({ url: 'localhost:7777' }), /"localhost:7777" is no URL of a mock server; expected one such as/);
});

const MISTAKES = [
  [{ sceanrio: 'no-bid' }, /there is no option "sceanrio"; allowed: port, scenario, /],
  [{ port: '7777' }, /the option port must be a number, was "7777"/],
  [{ keys: 'acme=staging' }, /the option keys must be an array of strings, was "acme=staging"/],
  [{ clock: new Date('no') }, /the option clock must be a Date, or a string such as 2025-11-24T21:51:52Z, was Invalid Date/],
  [{ intercept: 'yes' }, /the option intercept must be true or false, was "yes"/],
];
for (const [options, message] of MISTAKES) {
  test(`rejects the option ${Object.keys(options)}`, () => assert.rejects(startMockSsp(options), { name: 'MockSspError', message }));
}

const adminToken = 'a-token-of-the-admin-api';
const TOKEN = 'MOCK_SSP_ADMIN_TOKEN';

/** Runs with a variable of the environment. */
async function withVariable(name, value, body) {
  const before = process.env[name];
  process.env[name] = value;
  try {
    return await body();
  } finally {
    if (before === undefined) {
      delete process.env[name];
    } else {
      process.env[name] = before;
    }
  }
}

test('a server with a token needs it, and no other user of the machine sees it', async () => {
  const ssp = await startMockSsp({ adminToken });
  try {
    assert.deepEqual(await ssp.requestsAll(), []);
    assert.equal((await fetch(`${ssp.baseUrl}/__admin/requests`)).status, 401);
    const { stdout } = spawnSync('ps', ['-o', 'args=', '-p', String(ssp.pid)], { encoding: 'utf8' });
    assert.ok(!stdout.includes(adminToken));
    const stranger = await startMockSsp({ url: ssp.baseUrl });
    await assert.rejects(stranger.report(), (error) => error instanceof MockSspError && error.code === 'admin-token' && error.message.includes(TOKEN));
    await (await startMockSsp({ url: ssp.baseUrl, adminToken })).forKey('by option').use('no-bid');
    await withVariable(TOKEN, adminToken, async () => (await startMockSsp({ url: ssp.baseUrl })).reportAll());
  } finally {
    await ssp.close();
  }
});

test('the variable of the token does not change a server that a test starts', async () => {
  await withVariable(TOKEN, adminToken, async () => {
    const ssp = await startMockSsp();
    try {
      assert.equal((await fetch(`${ssp.baseUrl}/__admin/requests`)).status, 200);
    } finally {
      await ssp.close();
    }
  });
});

test('a token that is too short, or that no header can carry, is an error that does not repeat it', async () => {
  for (const wrong of ['short', 'with a blank in the middle', 'with-an-ümlaut-in-it', 7]) {
    const error = await startMockSsp({ adminToken: wrong }).catch((e) => e);
    assert.match(error.message, /^startMockSsp: the option adminToken must be a string of 16 to 256 visible ASCII characters, without spaces$/);
  }
  await withVariable(TOKEN, 'secret', () =>
    assert.rejects(startMockSsp({ url: 'http://127.0.0.1:1' }), /^MockSspError: MOCK_SSP_ADMIN_TOKEN must be a string of 16 to 256/),
  );
});

test('the global setup hands the token on to the workers, and takes it back', async () => {
  const teardown = await createGlobalSetup({ adminToken, minExchanges: 0 })();
  try {
    assert.equal(process.env[TOKEN], adminToken);
    assert.deepEqual(await (await startMockSsp()).requestsAll(), []);
  } finally {
    await teardown();
  }
  assert.equal(process.env[TOKEN], undefined);
  assert.equal(process.env['MOCK_SSP_URL'], undefined);
});
