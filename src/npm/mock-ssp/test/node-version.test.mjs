// A Node that is too old gets a message, from the program and from each entry of the library.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { installed, OLD_NODES, project, run } from './project.mjs';

const home = join(import.meta.dirname, '..');
const manifest = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
const MESSAGE = /mock-ssp needs Node 20\.19 or newer; this is Node \d+\.\d+\.\d+ \(\/.*node\)/;
const LATEST_OLD = OLD_NODES['Node 18'];
const runners = Object.fromEntries(['@playwright/test'].map((name) => [name, installed(name)]));

test('the oldest Node is that of package.json', async () => {
  const { nodeProblem } = await import('../dist/esm/node-version.js');
  const oldest = /^>=(\d+)\.(\d+)$/.exec(manifest.engines.node).slice(1).map(Number);
  assert.equal(nodeProblem(`${oldest.join('.')}.0`), '');
  assert.equal(nodeProblem(`${oldest[0] + 1}.0.0`), '');
  assert.match(nodeProblem(`${oldest[0]}.${oldest[1] - 1}.9`), /mock-ssp needs Node 20\.19 or newer; this is Node 20\.18\.9/);
  assert.match(nodeProblem(`${oldest[0] - 1}.99.0`), /this is Node 19\.99\.0/);
});

for (const [name, node] of Object.entries(OLD_NODES)) {
  const skip = !existsSync(node) && !process.env.CI && `${name} is not installed`;

  test(`the program tells ${name} what it needs`, { skip }, async (t) => {
    const folder = project(t, {});
    const { status, output } = await run(folder, node, [join('node_modules', 'mock-ssp', manifest.bin['mock-ssp']), '--version']);
    assert.equal(status, 2, output);
    assert.match(output, new RegExp(`^mock-ssp: ${MESSAGE.source}\n$`));
  });

  test(`the library tells ${name} what it needs`, { skip }, async (t) => {
    const files = {
      'a.cjs': "require('mock-ssp');",
      'jest.cjs': "require('mock-ssp/jest');",
      'setup.cjs': "require('mock-ssp/global-setup');",
      'a.mjs': "import { startMockSsp } from 'mock-ssp'; startMockSsp();",
      'setup.mjs': "import setup from 'mock-ssp/global-setup'; setup();",
    };
    const folder = project(t, {}, files);
    for (const file of Object.keys(files)) {
      const { status, output } = await run(folder, node, [file]);
      assert.equal(status, 1, output);
      assert.match(output, MESSAGE, file);
    }
  });
}

// Vitest itself does not load in an older Node.
const ENTRIES = Object.entries(manifest.exports).filter(([path]) => !['./vitest', './package.json'].includes(path));

test('each entry of the library checks the version before anything else', { skip: !existsSync(LATEST_OLD) && !process.env.CI && 'not installed' }, async (t) => {
  for (const [path, systems] of ENTRIES) {
    const name = path.replace('.', 'mock-ssp');
    const files = { 'a.mjs': `import '${name}';`, ...(path === './intercept' ? {} : { 'a.cjs': `require('${name}');` }) };
    assert.deepEqual(Object.keys(systems), ['import', 'require']);
    const folder = project(t, runners, files);
    for (const file of Object.keys(files)) {
      const { output } = await run(folder, LATEST_OLD, [file]);
      assert.match(output, MESSAGE, `${file} of ${name}`);
    }
  }
});
