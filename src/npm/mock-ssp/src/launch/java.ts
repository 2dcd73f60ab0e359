import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { packageFolder } from './resolve.cjs';
import { cachedRuntime, JAR } from './runtime.js';

/** How to start Java: the arguments of mock-ssp, such as `serve`, follow those given here. */
export interface JavaCommand {
  command: string;
  args: string[];
}

const OLDEST = 17;
const JAR_PACKAGE = '@mock-ssp/jar';
const PROGRAM = process.platform === 'win32' ? 'java.exe' : 'java';

/**
 * Finds Java for mock-ssp: that of `MOCK_SSP_JAVA`, of the package for this platform, of `JAVA_HOME`, or of the `PATH`.
 *
 * @throws an `Error` that says what was looked for, what was found, and what to do
 */
export function javaCommand(env: NodeJS.ProcessEnv = process.env): JavaCommand {
  const platform = platformPackage();
  const runtime = packageFolder(platform);
  const explicit = env['MOCK_SSP_JAVA'];
  if (explicit) {
    return ownJava(explicit, runtime);
  }
  if (runtime) {
    return cachedRuntime(runtime, env);
  }
  return systemJava(platform, env);
}

/** The package with the runtime for this platform, such as `@mock-ssp/linux-x64`. */
export function platformPackage(): string {
  return `@mock-ssp/${process.platform}-${process.arch}${isMusl() ? '-musl' : ''}`;
}

function isMusl(): boolean {
  if (process.platform !== 'linux') {
    return false;
  }
  Object.assign(process.report, { excludeNetwork: true }); // its look-ups of names take long
  const report = process.report.getReport() as { header: { glibcVersionRuntime?: string } };
  return report.header.glibcVersionRuntime === undefined;
}

function ownJava(path: string, runtime: string | undefined): JavaCommand {
  const program = [path, join(path, 'bin', PROGRAM)].find(isFile);
  if (!program) {
    throw new Error(
      `MOCK_SSP_JAVA is "${path}", and there is no such program; expected a java program, or the folder of a Java ${OLDEST} or newer`,
    );
  }
  const version = versionOf(program);
  if (version === undefined || version < OLDEST) {
    throw new Error(
      `MOCK_SSP_JAVA is "${path}", which is ${version === undefined ? 'no Java' : `Java ${version}`}; expected Java ${OLDEST} or newer`,
    );
  }
  const folder = packageFolder(JAR_PACKAGE) ?? runtime;
  if (!folder) {
    throw new Error(`MOCK_SSP_JAVA is set, but the jar is not installed: npm install -D ${JAR_PACKAGE}`);
  }
  return plain(program, folder);
}

function systemJava(platform: string, env: NodeJS.ProcessEnv): JavaCommand {
  const jar = packageFolder(JAR_PACKAGE);
  const seen: string[] = [];
  for (const [source, program] of candidates(env)) {
    const version = versionOf(program);
    if (version !== undefined && version >= OLDEST && jar) {
      return plain(program, jar);
    }
    seen.push(`${source}: ${version === undefined ? 'no Java' : `Java ${version}`} (${program})`);
  }
  throw new Error(notFound(platform, jar, seen));
}

function candidates(env: NodeJS.ProcessEnv): [source: string, program: string][] {
  const home = env['JAVA_HOME'];
  const ofHome: [string, string][] = home ? [['JAVA_HOME', join(home, 'bin', PROGRAM)]] : [];
  const ofPath = (env['PATH'] ?? env['Path'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder): [string, string] => ['PATH', join(folder, PROGRAM)])
    .filter(([, program]) => isFile(program));
  return [...ofHome, ...ofPath.slice(0, 1)];
}

// A start takes longer without these flags: the second compiler and the threads of the collector do not pay here.
function plain(program: string, folder: string): JavaCommand {
  return {
    command: program,
    args: ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-jar', join(folder, JAR)],
  };
}

/** The feature version of a Java, such as 17, or undefined if there is none. */
function versionOf(program: string): number | undefined {
  if (!isFile(program)) {
    return undefined;
  }
  const release = join(dirname(dirname(realpathSync(program))), 'release');
  const text = existsSync(release) ? readFileSync(release, 'utf8') : '';
  const version = /^JAVA_VERSION="([^"]+)"/m.exec(text)?.[1] ?? printedVersion(program);
  const [first, second] = (version ?? '').split(/[.+_-]/).map(Number);
  const feature = first === 1 ? second : first; // 1.8 is Java 8
  return feature || undefined;
}

function printedVersion(program: string): string | undefined {
  const { stderr } = spawnSync(program, ['-version'], { encoding: 'utf8', timeout: 10_000, windowsHide: true });
  return /version "([^"]+)"/.exec(stderr ?? '')?.[1];
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function notFound(platform: string, jar: string | undefined, seen: string[]): string {
  return [
    `mock-ssp finds no Java to run on ${process.platform}-${process.arch}.`,
    'Looked for:',
    `  ${platform}: not installed`,
    ...seen.map((line) => `  ${line}`),
    ...(seen.length === 0 ? [`  JAVA_HOME, PATH: no Java`] : []),
    `  ${JAR_PACKAGE}, which a Java of your own needs: ${jar ? 'installed' : 'not installed'}`,
    'What helps:',
    '  - Install again without --omit=optional (pnpm, Yarn: without --no-optional), because the runtime is an optional dependency.',
    '  - If node_modules or the lock file were made on another platform, delete both and install again.',
    `  - If there is no ${platform}, install Java ${OLDEST} or newer, set JAVA_HOME, and run: npm install -D ${JAR_PACKAGE}`,
    '  - Run the container, and set MOCK_SSP_URL to its URL.',
  ].join('\n');
}
