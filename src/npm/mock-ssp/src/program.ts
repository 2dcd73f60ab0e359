import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { javaCommand, type JavaCommand } from './launch/java.js';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const LONGEST_STOP_MS = 2_000;
const STOP_WITH_STDIN = 'MOCK_SSP_STOP_WITH_STDIN';

function found(): JavaCommand {
  try {
    return javaCommand();
  } catch (error) {
    console.error(`mock-ssp: ${(error as Error).message}`);
    process.exit(2);
  }
}

/** Whether the arguments start a server, which must not outlive this process. The other commands end by themselves. */
function isServer(args: string[]): boolean {
  return args.length === 0 || args[0] === 'serve' || args[0]!.startsWith('-');
}

/** Whether the user wants the server to stop with the standard input of this process. */
function ownInput(args: string[], env: NodeJS.ProcessEnv): boolean {
  return args.some((arg) => arg.startsWith('--stop-with-stdin')) || Boolean(env[STOP_WITH_STDIN]);
}

/** The process id of npm, if it runs this process in a shell: the shell outlives npm. */
function npmAbove(shell: number): number | undefined {
  if (!process.env['npm_command'] || process.platform === 'win32') {
    return undefined;
  }
  const [, above, name] = /^\s*(\d+)\s+(.*)$/m.exec(parentAndName(shell)) ?? [];
  return name !== undefined && /(^|\/)(sh|dash|bash|ash|zsh)$/.test(name) ? Number(above) : undefined;
}

function parentAndName(pid: number): string {
  if (process.platform !== 'linux') {
    return spawnSync('ps', ['-o', 'ppid=,comm=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
  }
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^\d+ \((.*)\) \S+ (\d+) .*$/s, '$2 $1');
  } catch {
    return ''; // it has ended
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

const { command, args } = found();
const given = process.argv.slice(2);
const { MOCK_SSP_JAVA: _java, MOCK_SSP_URL: _url, MOCK_SSP_TESTS: _tests, ...env } = process.env;
const piped = isServer(given) && !ownInput(given, env);
const java = spawn(command, [...args, ...given], {
  // Nothing is written to the pipe: it ends with this process, however that ends, and the server with the pipe.
  stdio: [piped ? 'pipe' : 'inherit', 'inherit', 'inherit'],
  env: piped ? { ...env, [STOP_WITH_STDIN]: 'on' } : env,
  windowsHide: true,
});

function stop(signal: NodeJS.Signals): void {
  java.kill(signal);
}

for (const signal of SIGNALS) {
  process.on(signal, () => stop(signal));
}

// npm and npx do not hand on every signal. When they are gone, nobody is left to stop this process.
const parent = process.ppid;
const npm = npmAbove(parent);
const watch = setInterval(() => {
  if (process.ppid !== parent || (npm !== undefined && !isAlive(npm))) {
    clearInterval(watch);
    stop('SIGTERM');
    setTimeout(() => stop('SIGKILL'), LONGEST_STOP_MS).unref();
  }
}, 1_000);

java.on('error', (error) => {
  console.error(`mock-ssp: ${command} cannot be started: ${error.message}`);
  process.exit(2);
});
java.on('exit', (code, signal) => {
  process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0));
});
