// What holds for the installed packages. .ci/npm sets PROJECT, a project with mock-ssp and its runtime, JAR_PROJECT, one with
// mock-ssp and the jar alone, JAVA17_HOME, and a PATH without Java.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test as unbounded } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

const { PROJECT, JAR_PROJECT, JAVA17_HOME } = process.env;
const TRAINED = 499162500;
const LONGEST_START_MS = 30_000;
const LONGEST_STOP_MS = 3_000;
const LONGEST_TEST_MS = 60_000;
const BIN = ['node_modules', '.bin', 'mock-ssp'];

const test = (name, check) => unbounded(name, { timeout: LONGEST_TEST_MS }, check);

let folder;
let started;
let files = 0;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mock-ssp-check-'));
  started = [];
});

afterEach(() => {
  for (const pid of started) {
    if (isAlive(pid)) {
      process.kill(pid, 'SIGKILL');
    }
  }
  rmSync(folder, { recursive: true });
});

function environment(more = {}) {
  const { JAVA_HOME: _home, ...env } = process.env;
  return { ...env, ...more };
}

function run(project, args, env = {}) {
  const result = spawnSync(join(project, ...BIN), args, { cwd: project, encoding: 'utf8', env: environment(env), timeout: 60_000 });
  return { code: result.status, out: result.stdout, err: result.stderr };
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

async function until(what, look, longest) {
  const end = Date.now() + longest;
  for (;;) {
    const found = look();
    if (found) {
      return found;
    }
    assert.ok(Date.now() < end, `waited ${longest} ms in vain: ${what}`);
    await sleep(20);
  }
}

/** A server that is started by a command, with the process ids of both. */
async function serve(command, args, options = {}) {
  const file = join(folder, `ready-${++files}.json`);
  const child = spawn(command, [...args, 'serve', '--port', '0', '--log', 'off', '--ready-file', file, ...(options.args ?? [])], {
    cwd: PROJECT,
    stdio: [options.stdin ?? 'ignore', 'ignore', 'inherit'],
    env: environment(options.env),
    detached: options.detached ?? false,
  });
  started.push(child.pid);
  const ended = new Promise((resolve) => child.on('exit', (code, signal) => resolve({ code, signal })));
  await until('the ready file', () => existsSync(file), LONGEST_START_MS);
  const ready = JSON.parse(readFileSync(file, 'utf8'));
  started.push(ready.pid);
  return { child, ended, ...ready };
}

const bin = (options) => serve(join(PROJECT, ...BIN), [], options);
const npx = (options) => serve('npx', ['mock-ssp'], options);
const gone = (pid) => until(`the end of process ${pid}`, () => !isAlive(pid), LONGEST_STOP_MS);

async function respond(server) {
  const response = await fetch(`${server.url}/readyz`);
  assert.equal(response.status, 200);
}

/** How the launcher starts Java, and where the jar is. */
async function command(env = {}) {
  const launcher = join(PROJECT, 'node_modules', 'mock-ssp', 'dist', 'esm', 'launch', 'java.js');
  const script = `import(${JSON.stringify(launcher)}).then(({ javaCommand }) => console.log(JSON.stringify(javaCommand())))`;
  const { stdout, stderr } = spawnSync('node', ['-e', script], { cwd: PROJECT, encoding: 'utf8', env: environment(env) });
  assert.equal(stderr, '');
  const found = JSON.parse(stdout);
  return { ...found, jar: found.args[found.args.indexOf('-jar') + 1] };
}

/** Java refuses to start when it is told to use the start-up cache and does not accept it. */
function withCacheDemanded({ command: java, args }) {
  return spawnSync(java, ['-XX:AOTMode=on', ...args, '--version'], { encoding: 'utf8' });
}

test('the version is that of the package', () => {
  const { version } = JSON.parse(readFileSync(join(PROJECT, 'node_modules', 'mock-ssp', 'package.json'), 'utf8'));
  const result = spawnSync('npx', ['mock-ssp', '--version'], { cwd: PROJECT, encoding: 'utf8', env: environment() });
  assert.equal(result.stderr, '');
  assert.match(result.stdout, new RegExp(`^mock-ssp ${version.replaceAll('.', '\\.')}\\b`));
});

test('there is no Java but that of the package', () => {
  assert.notEqual(spawnSync('java', ['-version']).error, undefined);
});

test('the start-up cache is accepted, whatever time the package manager gave the jar', async () => {
  const { jar } = await command();
  utimesSync(jar, 1_700_000_000, 1_700_000_000);
  const found = await command();
  assert.equal(statSync(found.jar).mtimeMs / 1000, TRAINED);
  const accepted = withCacheDemanded(found);
  assert.equal(accepted.status, 0, accepted.stdout + accepted.stderr);

  utimesSync(jar, 1_700_000_000, 1_700_000_000);
  assert.notEqual(withCacheDemanded(found).status, 0, 'a cache that does not fit must be noticed');
});

test('a package that cannot be written is used with a copy of the jar, or without the cache', async () => {
  const { jar } = await command();
  utimesSync(jar, 1_700_000_000, 1_700_000_000);
  const readOnly = (env, script) => {
    const mount = `mount --bind "$PROJECT" "$PROJECT" && mount -o remount,ro,bind "$PROJECT" && cd "$PROJECT" && ${script}`;
    return spawnSync('unshare', ['-rm', 'sh', '-c', mount], { encoding: 'utf8', env: environment(env) });
  };
  const launcher = join(PROJECT, 'node_modules', 'mock-ssp', 'dist', 'esm', 'launch', 'java.js');
  const print = `node -e 'import("${launcher}").then((it) => console.log(JSON.stringify(it.javaCommand())))'`;

  const cached = readOnly({ XDG_CACHE_HOME: folder }, print);
  assert.equal(cached.status, 0, cached.stderr);
  const found = JSON.parse(cached.stdout);
  assert.ok(found.args.at(-1).startsWith(folder), found.args.at(-1));
  const accepted = withCacheDemanded(found);
  assert.equal(accepted.status, 0, accepted.stdout + accepted.stderr);

  const plain = readOnly({ XDG_CACHE_HOME: '/dev/null' }, `${print} && node_modules/.bin/mock-ssp --version`);
  assert.equal(plain.status, 0, plain.stderr);
  const [line, version] = plain.stdout.split('\n');
  assert.ok(!line.includes('AOTCache'), line);
  assert.match(version, /^mock-ssp /);
});

test('both module systems have the launcher', () => {
  const launcher = join(PROJECT, 'node_modules', 'mock-ssp', 'dist', 'cjs', 'launch', 'java.js');
  const script = `console.log(typeof require(${JSON.stringify(launcher)}).javaCommand)`;
  assert.equal(spawnSync('node', ['-e', script], { encoding: 'utf8' }).stdout, 'function\n');
});

test('arguments are passed on, and exit codes are kept', async () => {
  assert.equal(run(PROJECT, ['scenarios']).code, 0);
  assert.match(run(PROJECT, ['scenarios']).out, /^no-bid /m);
  assert.equal(run(PROJECT, ['report', '--url', 'http://127.0.0.1:1']).code, 1);
  const misused = run(PROJECT, ['--prot', '1']);
  assert.equal(misused.code, 2);
  assert.match(misused.err, /^mock-ssp: .*--prot.*--port/);

  const other = createServer((_request, response) => response.end('<html></html>')).listen(0, '127.0.0.1');
  try {
    await new Promise((resolve) => other.on('listening', resolve));
    const drift = spawn(join(PROJECT, ...BIN), ['drift', '--target', `http://127.0.0.1:${other.address().port}`, '--key', 'staging-key'], {
      cwd: PROJECT,
      stdio: 'ignore',
      env: environment(),
    });
    started.push(drift.pid);
    assert.equal(await new Promise((resolve) => drift.on('exit', resolve)), 3);
  } finally {
    other.close();
  }
});

test('SIGKILL of the program ends the server', async () => {
  const server = await bin();
  await respond(server);
  server.child.kill('SIGKILL');
  await gone(server.pid);
});

test('SIGTERM ends both, with its exit code', async () => {
  const server = await bin();
  server.child.kill('SIGTERM');
  await gone(server.pid);
  assert.deepEqual(await server.ended, { code: 143, signal: null });
});

test('Ctrl-C ends both, with its exit code', async () => {
  const server = await bin({ detached: true });
  process.kill(-server.child.pid, 'SIGINT');
  await gone(server.pid);
  assert.deepEqual(await server.ended, { code: 130, signal: null });
});

for (const signal of ['SIGTERM', 'SIGKILL']) {
  test(`${signal} of npx leaves nothing behind`, async () => {
    const server = await npx({ detached: true });
    const processes = processGroup(server.child.pid);
    assert.ok(processes.includes(server.pid), 'the server is in the group of npx');
    server.child.kill(signal);
    for (const pid of processes) {
      await gone(pid);
    }
  });
}

test('Ctrl-C of npx leaves nothing behind', async () => {
  const server = await npx({ detached: true });
  const processes = processGroup(server.child.pid);
  process.kill(-server.child.pid, 'SIGINT');
  for (const pid of processes) {
    await gone(pid);
  }
});

function processGroup(group) {
  const { stdout } = spawnSync('ps', ['-e', '-o', 'pid=,pgid='], { encoding: 'utf8' });
  return stdout
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, of]) => of === group)
    .map(([pid]) => pid);
}

test('a program without an input serves on', async () => {
  const server = await bin({ stdin: 'ignore' });
  await sleep(1_500);
  await respond(server);
});

test('with --stop-with-stdin, the input is that of the program', async () => {
  const server = await bin({ stdin: 'pipe', args: ['--stop-with-stdin'] });
  await respond(server);
  server.child.stdin.end();
  assert.deepEqual(await server.ended, { code: 0, signal: null });
});

test('two start at once', async () => {
  const { jar } = await command();
  utimesSync(jar, 1_700_000_000, 1_700_000_000);
  const [one, other] = await Promise.all([bin(), bin()]);
  assert.notEqual(one.url, other.url);
  await respond(one);
  await respond(other);
});

test('without the runtime, a Java of JAVA_HOME or of the PATH runs the jar', () => {
  for (const env of [{ JAVA_HOME: JAVA17_HOME }, { PATH: `${JAVA17_HOME}/bin:${process.env.PATH}` }]) {
    const { code, out, err } = run(JAR_PROJECT, ['--version'], env);
    assert.equal(code, 0, err);
    assert.match(out, /^mock-ssp \d/);
  }
});

test('MOCK_SSP_JAVA comes first, and is no option of the server', () => {
  const { code, err } = run(PROJECT, ['scenarios'], { MOCK_SSP_JAVA: JAVA17_HOME });
  assert.equal(code, 0);
  assert.equal(err, '');
  const wrong = run(PROJECT, ['scenarios'], { MOCK_SSP_JAVA: '/nowhere' });
  assert.equal(wrong.code, 2);
  assert.match(wrong.err, /^mock-ssp: MOCK_SSP_JAVA is "\/nowhere", .*expected/);
});

test('without any Java, the error says what helps', () => {
  const { code, out, err } = run(JAR_PROJECT, ['--version']);
  assert.equal(code, 2);
  assert.equal(out, '');
  assert.match(err, /^mock-ssp: mock-ssp finds no Java/);
  for (const part of [`@mock-ssp/${process.platform}-${process.arch}: not installed`, '--omit=optional', 'JAVA_HOME', 'MOCK_SSP_URL']) {
    assert.ok(err.includes(part), err);
  }
});

test('a Java that is too old is named', () => {
  const java = join(folder, 'java');
  writeFileSync(java, '#!/bin/sh\necho \'openjdk version "11.0.2" 2019-01-15\' >&2\n');
  chmodSync(java, 0o755);
  const { code, err } = run(JAR_PROJECT, ['--version'], { PATH: `${folder}:${process.env.PATH}` });
  assert.equal(code, 2);
  assert.ok(err.includes(`PATH: Java 11 (${java})`), err);
});
