import { spawn, type ChildProcessByStdio } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { MockSspError } from './errors.js';
import { javaCommand } from './launch/java.js';
import { ADMIN_TOKEN, serveArguments, type Options } from './options.js';

const READY_CHECK_MS = 20;
const LONGEST_START_MS = 60_000;
const LONGEST_STOP_MS = 5_000;
const LINES_IN_MESSAGE = 20;

// Taken once, because tests replace the timers of the process.
const { setTimeout, clearTimeout } = globalThis;
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

/** A mock server in a process of its own, which ends with this process, however that ends. */
export class ServerProcess {
  readonly url: string;
  readonly pid: number;
  readonly #child: Child;
  readonly #ended: Promise<void>;
  readonly #kill: () => void;

  private constructor(child: Child, url: string, pid: number, ended: Promise<void>, kill: () => void) {
    this.#child = child;
    this.url = url;
    this.pid = pid;
    this.#ended = ended;
    this.#kill = kill;
  }

  /** @throws {MockSspError} if there is no Java, or the server does not start; the message has its last lines */
  static async start(options: Options): Promise<ServerProcess> {
    const { command, args } = javaCommand(process.env);
    const folder = fs.mkdtempSync(join(tmpdir(), 'mock-ssp-'));
    try {
      const readyFile = join(folder, 'ready.json');
      const own = ['--stop-with-stdin', 'on', '--ready-file', readyFile];
      return await ServerProcess.#start(command, [...args, ...serveArguments(options), ...own], readyFile, options);
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  }

  static async #start(command: string, args: string[], readyFile: string, options: Options): Promise<ServerProcess> {
    const child = spawn(command, args, { stdio: 'pipe', env: environment(options), windowsHide: true });
    const kill = () => void child.kill('SIGKILL');
    process.on('exit', kill);
    const lines = lastLines(child, options.onOutput);
    let failure: string | undefined;
    const ended = new Promise<void>((resolve) => {
      const end = (reason: string) => {
        failure ??= reason;
        process.off('exit', kill);
        resolve();
      };
      child.on('error', (error) => end(`${command} cannot be started: ${error.message}`));
      child.on('close', (code, signal) => end(`mock-ssp ended with ${signal ?? `exit code ${code}`} before it was ready`));
    });
    child.stdin.on('error', () => {}); // the server has ended: what it printed says why
    const limit = options.startTimeout ?? LONGEST_START_MS;
    const deadline = performance.now() + limit;
    for (;;) {
      const ready = read(readyFile);
      if (ready) {
        for (const handle of [child, child.stdin, child.stdout, child.stderr]) {
          (handle as { unref?: () => void }).unref?.(); // a test that forgets close() ends nevertheless
        }
        return new ServerProcess(child, ready.url, ready.pid, ended, kill);
      }
      if (failure === undefined && performance.now() > deadline) {
        failure = `mock-ssp was not ready within ${limit} ms (startTimeout)`;
        kill();
        await Promise.race([ended, pause(LONGEST_STOP_MS)]);
      }
      if (failure !== undefined) {
        throw new MockSspError([failure, ...lines.map((line) => `  ${line}`)].join('\n'));
      }
      await pause(READY_CHECK_MS);
    }
  }

  /** Stops the server, and resolves when it has ended. */
  async close(): Promise<void> {
    this.#child.ref();
    this.#child.stdin.end();
    const tooLate = setTimeout(this.#kill, LONGEST_STOP_MS);
    await this.#ended;
    clearTimeout(tooLate);
  }
}

function read(readyFile: string): { url: string; pid: number } | undefined {
  try {
    return JSON.parse(fs.readFileSync(readyFile, 'utf8')) as { url: string; pid: number };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}

/**
 * What is set for Java or for mock-ssp around the test does not change a server that a test starts. The token is no
 * argument, because other users of the machine see those.
 */
function environment({ adminToken }: Options): NodeJS.ProcessEnv {
  const mine = ([name]: [string, unknown]) => !/^(MOCK_SSP_.*|JDK_JAVA_OPTIONS|JAVA_TOOL_OPTIONS|_JAVA_OPTIONS)$/i.test(name);
  const others = Object.fromEntries(Object.entries(process.env).filter(mine));
  return adminToken === undefined ? others : { ...others, [ADMIN_TOKEN]: adminToken };
}

function lastLines(child: Child, onOutput: (line: string) => void = () => {}): string[] {
  const last: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      last.push(line);
      last.splice(0, last.length - LINES_IN_MESSAGE);
      onOutput(line);
    });
  }
  return last;
}
