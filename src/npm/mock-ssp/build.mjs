// Compiles src to ES modules in dist/esm and to CommonJS in dist/cjs, each with its types: node build.mjs
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');

function compile(folder, ...options) {
  const { status } = spawnSync(process.execPath, [tsc, '-p', folder, ...options], { stdio: 'inherit' });
  if (status !== 0) {
    process.exit(1);
  }
}

rmSync(join(here, 'dist'), { recursive: true, force: true });
compile(here);

// The nearest package.json says what a file is, for the compiler too. So CommonJS is made from a copy with another one.
const copy = mkdtempSync(join(tmpdir(), 'mock-ssp-cjs-'));
try {
  cpSync(join(here, 'src'), join(copy, 'src'), { recursive: true });
  cpSync(join(here, 'tsconfig.json'), join(copy, 'tsconfig.json'));
  writeFileSync(join(copy, 'package.json'), '{"type": "commonjs"}\n');
  symlinkSync(join(here, 'node_modules'), join(copy, 'node_modules'), 'junction');
  compile(copy, '--outDir', join(here, 'dist', 'cjs'), '--typeRoots', join(here, 'node_modules', '@types'));
} finally {
  rmSync(copy, { recursive: true });
}
mkdirSync(join(here, 'dist', 'cjs'), { recursive: true });
writeFileSync(join(here, 'dist', 'cjs', 'package.json'), '{"type": "commonjs"}\n');
chmodSync(join(here, 'dist', 'cjs', 'bin.cjs'), 0o755);
