// Installs other versions of Node and a later Vitest, and puts the jar that Maven has built where the launcher looks for it.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// The npm package of Node installs its program with a script.
const later = join(import.meta.dirname, 'later');
const { devDependencies, optionalDependencies } = JSON.parse(readFileSync(join(later, 'package.json'), 'utf8'));
const missing = Object.keys({ ...devDependencies, ...optionalDependencies }).filter((name) => !existsSync(join(later, 'node_modules', name)));
if (missing.length > 0) {
  const { status } = spawnSync('npm', ['install', '--silent', '--ignore-scripts=false', '--prefix', later], { stdio: 'inherit' });
  if (status !== 0) {
    process.exit(1);
  }
}

const built = join(import.meta.dirname, '../../../../target/mock-ssp.jar');
const folder = join(import.meta.dirname, '../node_modules/@mock-ssp/jar');
if (!existsSync(join(folder, 'mock-ssp.jar'))) {
  if (!existsSync(built)) {
    console.error('there is no target/mock-ssp.jar; build it with: mvn package -Dquick');
    process.exit(1);
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"name": "@mock-ssp/jar", "version": "0.0.0"}\n');
  symlinkSync(built, join(folder, 'mock-ssp.jar'));
}
