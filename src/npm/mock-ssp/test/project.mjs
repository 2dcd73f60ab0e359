import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const home = join(import.meta.dirname, '..');

/** The Nodes that the tests run in: the present one, and a later one. */
export const NODES = {
  [`Node ${process.versions.node.split('.')[0]}`]: process.execPath,
  'Node 24': join(import.meta.dirname, 'later/node_modules/node/bin/node'),
};

/** Nodes that are too old for mock-ssp. */
export const OLD_NODES = Object.fromEntries(
  [12, 18].map((version) => [`Node ${version}`, join(import.meta.dirname, `later/node_modules/node${version}/bin/node`)]),
);

/** The folder of an installed package, which is a later version if its name ends with `@later`. */
export function installed(name) {
  const [, base, later] = /^(.+?)(@later)?$/.exec(name);
  return join(later ? join(import.meta.dirname, 'later') : home, 'node_modules', base);
}

/**
 * Makes a project in a temporary folder that has installed mock-ssp and other packages.
 *
 * @param t the context of the test, at whose end the folder is removed
 * @param packages name in the project, and folder of the package
 * @param files name and text, or a folder to copy
 */
export function project(t, packages = {}, files = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'mock-ssp-test-'));
  t.after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  if (typeof files === 'string') {
    cpSync(files, folder, { recursive: true, filter: (source) => !source.includes('node_modules') });
  } else {
    for (const [name, text] of Object.entries({ 'package.json': '{"type": "module"}', ...files })) {
      writeFileSync(join(folder, name), text);
    }
  }
  // A copy, as npm makes it: a link would lead to the runners beside the package.
  const own = join(folder, 'node_modules', 'mock-ssp');
  mkdirSync(own, { recursive: true });
  for (const part of ['package.json', 'dist']) {
    cpSync(join(home, part), join(own, part), { recursive: true });
  }
  for (const [name, path] of Object.entries({ '@mock-ssp/jar': installed('@mock-ssp/jar'), ...packages })) {
    mkdirSync(dirname(join(folder, 'node_modules', name)), { recursive: true });
    symlinkSync(path, join(folder, 'node_modules', name));
  }
  return folder;
}

/** Runs a program in a folder. Resolves to its exit code and what it printed. */
export function run(folder, program, args, env = {}) {
  const { MOCK_SSP_URL: _, NODE_TEST_CONTEXT: __, NODE_OPTIONS: ___, ...inherited } = process.env;
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: folder, env: { ...inherited, NO_COLOR: '1', ...env }, timeout: 180_000, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('close', (status) => resolve({ status, output }));
  });
}
