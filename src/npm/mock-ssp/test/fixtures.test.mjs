// The examples of docs/examples run as they are in each test runner; a finding fails a test, and the gate the run.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { installed, NODES, project, run } from './project.mjs';

const examples = join(import.meta.dirname, '../../../../docs/examples');
const [OLD, NEW] = Object.keys(NODES);

const VITEST_CONFIG = "export default { test: { globalSetup: 'mock-ssp/global-setup' } };";
const JEST_CONFIG = "module.exports = { globalSetup: 'mock-ssp/global-setup', globalTeardown: 'mock-ssp/global-teardown' };";
const PLAYWRIGHT_CONFIG = "export default { globalSetup: 'mock-ssp/global-setup' };";

/** Each runner: its packages, its program, how its tests begin, and what its configuration is for a run with the gate. */
const RUNNERS = {
  'vitest 4': {
    packages: { vitest: 'vitest' },
    args: ['node_modules/vitest/vitest.mjs', 'run'],
    example: 'vitest',
    file: 'ads.test.js',
    begin: "import { test } from 'mock-ssp/vitest';",
    config: { 'vitest.config.js': VITEST_CONFIG },
  },
  'vitest 5': {
    packages: { vitest: 'vitest@later' },
    args: ['node_modules/vitest/vitest.mjs', 'run'],
    node: NEW,
    example: 'vitest',
    file: 'ads.test.js',
    begin: "import { test } from 'mock-ssp/vitest';",
    config: { 'vitest.config.js': VITEST_CONFIG },
  },
  jest: {
    packages: { jest: 'jest' },
    args: ['node_modules/jest/bin/jest.js'],
    example: 'jest',
    file: 'ads.test.js',
    begin: "const { test } = require('mock-ssp/jest');",
    config: { 'package.json': '{}', 'jest.config.js': JEST_CONFIG },
  },
  'node:test': {
    packages: {},
    args: ['--test'],
    example: 'node',
    file: 'ads.test.mjs',
    begin: "import { test } from 'mock-ssp/node-test';",
    config: {},
  },
  'node:test with a global setup': {
    packages: {},
    args: ['--test', '--test-global-setup=node_modules/mock-ssp/dist/esm/global-setup.js'],
    node: NEW,
    example: 'node',
    file: 'ads.test.mjs',
    begin: "import { test } from 'mock-ssp/node-test';",
    config: {},
  },
  playwright: {
    packages: { '@playwright/test': '@playwright/test' },
    args: ['node_modules/@playwright/test/cli.js', 'test'],
    example: 'playwright',
    browser: true,
    file: 'ads.spec.js',
    begin: "import { test } from 'mock-ssp/playwright';",
    config: { 'playwright.config.js': PLAYWRIGHT_CONFIG },
  },
};

const CHROMIUM = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path)) ?? '';

const request = (userId) => `fetch('https://ssp.thrads.ai/api/v1/ssp/bid-request', {
    method: 'POST',
    headers: ssp.headers,
    body: JSON.stringify({ userId: '${userId}', chatId: 'chat-1', messages: [{ role: 'user', content: 'Shoes?' }] }),
  })`;

for (const [name, runner] of Object.entries(RUNNERS)) {
  const node = NODES[runner.node ?? OLD];
  const packages = Object.fromEntries(Object.entries(runner.packages).map(([as, from]) => [as, installed(from)]));
  const runTests = (folder) => run(folder, node, runner.args, { CHROMIUM });
  const gated = name !== 'node:test';

  test(`${name}: the example passes`, { skip: runner.browser && !CHROMIUM && 'no Chromium' }, async (t) => {
    const { status, output } = await runTests(project(t, packages, join(examples, runner.example)));
    assert.equal(status, 0, output);
  });

  test(`${name}: a finding fails the test, unless the test allows it`, async (t) => {
    const body = (also) => `async ({ ssp }) => { ${also} await ${request('ada@example.com')}; }`;
    const files = {
      [runner.file]: `${runner.begin}
        test('leaks', ${body('')});
        test('leaks on purpose', ${body("ssp.failOn = 'never';")});`,
    };
    const { status, output } = await runTests(project(t, packages, files));
    assert.equal(status, 1, output);
    assert.match(output, /error personal-data-in-ids: /);
    assert.match(output, /(1|pass) (passed|1)/, output);
  });

  test(`${name}: a failed verification shows what differs`, async (t) => {
    const files = {
      [runner.file]: `${runner.begin}
        test('asks', async ({ ssp }) => { await ${request('user-1')}; await ssp.verify({ chatId: 'chat-2' }); });`,
    };
    const { status, output } = await runTests(project(t, packages, files));
    assert.equal(status, 1, output);
    assert.match(output, /chatId: expected chat-2, was chat-1/);
  });

  if (gated) {
    test(`${name}: the gate fails the run on a finding of any test`, async (t) => {
      const files = {
        ...runner.config,
        [runner.file]: `${runner.begin}
          test('leaks', async ({ ssp }) => { ssp.failOn = 'never'; await ${request('ada@example.com')}; });`,
      };
      const { status, output } = await runTests(project(t, packages, files));
      assert.match(output, /error personal-data-in-ids: /);
      assert.match(output, new RegExp(`bid-request /userId: .*, in the test "${runner.file.replaceAll('.', '\\.')} > leaks"`));
      assert.notEqual(status, 0, output);
    });

    test(`${name}: the gate fails a run that never reaches the mock server`, async (t) => {
      const files = { ...runner.config, [runner.file]: `${runner.begin}\ntest('asks nothing', async () => {});` };
      const { status, output } = await runTests(project(t, packages, files));
      assert.match(output, /0 ad requests reached the mock server; expected at least 1/);
      assert.notEqual(status, 0, output);
    });
  }
}
