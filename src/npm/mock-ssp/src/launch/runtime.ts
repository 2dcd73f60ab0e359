import fs from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { JavaCommand } from './java.js';

/** The name of the jar in the packages. */
export const JAR = 'mock-ssp.jar';

// The start-up cache is trained with a jar of this time, in seconds: npm gives it to all files of a package.
const TRAINED = 499162500;

/** How to start the runtime of a platform package, with its start-up cache wherever the cache can be accepted. */
export function cachedRuntime(folder: string, env: NodeJS.ProcessEnv): JavaCommand {
  const jar = acceptedJar(folder, env);
  const args = fs.readFileSync(join(folder, 'java.args'), 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('#'))
    .filter((line) => jar !== undefined || !line.startsWith('-XX:AOTCache='))
    .map((line) => (line.endsWith(JAR) && jar !== undefined ? jar : line.replace('@DIR@', folder)));
  return { command: join(folder, 'java', 'bin', process.platform === 'win32' ? 'java.exe' : 'java'), args };
}

/** A jar with the time of the training, or undefined if there can be none. */
function acceptedJar(folder: string, env: NodeJS.ProcessEnv): string | undefined {
  const jar = join(folder, JAR);
  try {
    return stamped(jar);
  } catch {
    // The package belongs to another user, or cannot be written.
  }
  try {
    return copied(jar, env);
  } catch {
    return undefined;
  }
}

function stamped(jar: string): string {
  if (Math.floor(fs.statSync(jar).mtimeMs / 1000) !== TRAINED) {
    fs.utimesSync(jar, TRAINED, TRAINED);
  }
  return jar;
}

function copied(jar: string, env: NodeJS.ProcessEnv): string {
  const { size } = fs.statSync(jar);
  const folder = join(cacheFolder(env), 'mock-ssp', `${packageVersion(jar)}-${size}`);
  const copy = join(folder, JAR);
  const present = fs.statSync(copy, { throwIfNoEntry: false });
  if (present?.size === size) {
    return stamped(copy);
  }
  fs.mkdirSync(folder, { recursive: true });
  const unfinished = `${copy}.${process.pid}`;
  try {
    fs.copyFileSync(jar, unfinished);
    fs.renameSync(stamped(unfinished), copy);
  } finally {
    fs.rmSync(unfinished, { force: true });
  }
  return copy;
}

function packageVersion(jar: string): string {
  const text = fs.readFileSync(join(jar, '..', 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

function cacheFolder(env: NodeJS.ProcessEnv): string {
  if (process.platform === 'win32') {
    return env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local');
  }
  if (process.platform === 'darwin') {
    return join(homedir(), 'Library', 'Caches');
  }
  return env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
}
