// Three replicas of mock-ssp with one Redis behind HAProxy, for replicas.mjs.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, openSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';

const REPLICAS = 3;
const LONGEST_START = 60_000;

const processes = new Set();
process.on('exit', () => processes.forEach((child) => child.kill('SIGKILL')));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

export const pause = (ms) => new Promise((done) => setTimeout(done, ms));

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** Sends a request on a connection of its own. Resolves to status, headers, text, JSON, and the time until the end of the response. */
export function send(port, method, path, { headers = {}, json } = {}) {
  const begun = performance.now();
  const body = json === undefined ? '' : JSON.stringify(json);
  return new Promise((done, fail) => {
    const sent = request({ host: '127.0.0.1', port, method, path, agent: false, timeout: 15_000, headers: { 'Content-Length': Buffer.byteLength(body), ...headers } }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('error', fail);
      response.on('end', () => {
        const text = Buffer.concat(parts).toString();
        const isJson = /json$/.test(response.headers['content-type'] ?? '');
        done({ status: response.statusCode, headers: response.headers, text, json: isJson ? JSON.parse(text) : undefined, ms: performance.now() - begun });
      });
    });
    sent.on('timeout', () => sent.destroy(new Error(`no response to ${method} ${path} for 15 s`)));
    sent.on('error', fail);
    sent.end(body);
  });
}

/** Asks until the condition holds; a request that fails is asked again. */
export async function until(what, longest, condition) {
  const deadline = performance.now() + longest;
  for (;;) {
    const holds = await condition().catch(() => false);
    if (holds) return;
    if (performance.now() > deadline) throw new Error(`${what}: not within ${longest} ms`);
    await pause(50);
  }
}

export class Cluster {
  /** Starts everything, and waits until each replica is ready. Logs are in the folder, which is emptied. */
  static async start(folder, ...options) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const cluster = new Cluster();
    cluster.folder = resolve(folder);
    cluster.redisPort = await freePort();
    await cluster.startRedis();
    cluster.ports = await Promise.all(Array.from({ length: REPLICAS }, freePort));
    cluster.replicas = cluster.ports.map((port, i) => cluster.#spawn(`replica-${i + 1}`, 'java', [
      '-Xmx96m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-jar', resolve('target/mock-ssp.jar'), '--port', String(port), '--log', 'off',
      '--state', `redis://127.0.0.1:${cluster.redisPort}`, ...options]));
    await cluster.ready();
    cluster.port = await freePort();
    const [PORT_1, PORT_2, PORT_3] = cluster.ports.map(String);
    cluster.proxy = cluster.#spawn('haproxy', 'haproxy', ['-db', '-f', resolve('src/bench/haproxy.cfg')],
      { FRONT_PORT: String(cluster.port), PORT_1, PORT_2, PORT_3 });
    await until('HAProxy', LONGEST_START, async () => (await send(cluster.port, 'GET', '/readyz')).status === 200);
    return cluster;
  }

  #spawn(name, command, args, env = {}) {
    const log = openSync(join(this.folder, `${name}.log`), 'a');
    const child = spawn(command, args, { cwd: this.folder, stdio: ['ignore', log, log], env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin`, ...env } });
    processes.add(child);
    child.on('exit', () => processes.delete(child));
    return child;
  }

  async startRedis() {
    this.redis = this.#spawn('redis', 'redis-server', ['--port', String(this.redisPort), '--bind', '127.0.0.1', '--dir', this.folder, '--save', '',
      '--appendonly', 'yes', '--appendfsync', 'always', '--maxmemory', '256mb', '--maxmemory-policy', 'noeviction']);
  }

  async stopRedis() {
    this.redis.kill('SIGTERM');
    await once(this.redis, 'exit');
  }

  /** Waits until each replica says that it is ready. */
  async ready(longest = LONGEST_START) {
    await Promise.all(this.ports.map((port) =>
      until(`the replica at ${port} is ready`, longest, async () => (await send(port, 'GET', '/readyz')).status === 200)));
  }

  async stop() {
    const ended = [...processes].map((child) => once(child, 'exit'));
    processes.forEach((child) => child.kill('SIGKILL'));
    await Promise.all(ended);
  }
}
