// Both module systems, the types, and what is generated.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { startMockSsp } from 'mock-ssp';
import { installed, project, run } from './project.mjs';

const home = join(import.meta.dirname, '..');
const tsc = join(installed('typescript'), 'bin', 'tsc');
const runners = Object.fromEntries(['vitest', '@playwright/test', '@types/node'].map((name) => [name, installed(name)]));
const SUBPATHS = ['global-setup', 'global-teardown', 'jest', 'node-test', 'cypress', 'playwright'];

test('ES modules and CommonJS can load everything', async (t) => {
  const imports = ['mock-ssp', ...SUBPATHS.map((path) => `mock-ssp/${path}`)];
  const folder = project(t, runners, {
    'a.mjs': `${imports.map((name) => `await import('${name}');`).join('\n')}
      import { startMockSsp } from 'mock-ssp';
      console.log(typeof startMockSsp);`,
    'a.cjs': `${imports.map((name) => `require('${name}');`).join('\n')}
      console.log(typeof require('mock-ssp').startMockSsp);`,
  });
  for (const file of ['a.mjs', 'a.cjs']) {
    assert.deepEqual(await run(folder, process.execPath, [file]), { status: 0, output: 'function\n' });
  }
});

for (const [name, subpath, message] of [
  ['vitest', 'vitest', /mock-ssp\/vitest is an ES module, as Vitest is.* Use import in a file that Vitest runs: import \{ expect, test \}/],
  ['intercept', 'intercept', /Use node --import mock-ssp\/intercept\. .* await startMockSsp\(\{ intercept: true \}\)/],
]) {
  test(`require() of mock-ssp/${name} tells what to do`, async (t) => {
    const folder = project(t, runners, { 'a.cjs': `require('mock-ssp/${subpath}');` });
    const { status, output } = await run(folder, process.execPath, ['a.cjs']);
    assert.equal(status, 1, output);
    assert.match(output, message);
  });
}

test('what belongs to a test runner is not in mock-ssp, and the error tells where it is', async (t) => {
  const folder = project(t, runners, {
    'test.mjs': "import { test } from 'mock-ssp'; test('shows an ad', () => {});",
    'only.mjs': "import { it } from 'mock-ssp'; it.only('shows an ad', () => {});",
    'expect.cjs': "const { expect } = require('mock-ssp'); expect(1).toBe(1);",
  });
  for (const [file, name] of [['test.mjs', 'test'], ['only.mjs', 'it'], ['expect.cjs', 'expect']]) {
    const { status, output } = await run(folder, process.execPath, [file]);
    assert.equal(status, 1, output);
    assert.match(output, new RegExp(`MockSspError: mock-ssp has no ${name}\\. Import it for your test runner: from mock-ssp/vitest`));
  }
});

const TYPED = `
import {
  startMockSsp,
  type BidRequest,
  type BidResponse,
  type ErrorResponse,
  type Exchange,
  type GetAdResponse,
  type KeyedMockSsp,
  type Step,
} from 'mock-ssp';
import { createGlobalSetup } from 'mock-ssp/global-setup';

export const setup = createGlobalSetup({ seed: 7, failOn: 'warning' });
export async function main(): Promise<void> {
  await using ssp = await startMockSsp({ seed: 7, intercept: true });
  const keyed: KeyedMockSsp = ssp.forKey('checkout');
  const steps: Step[] = [{ when: { first: 1 }, fail: { status: 503 } }, { fill: {}, delay_ms: { min: 1, max: 2 } }];
  await keyed.use(steps);
  await keyed.use('no-bid');
  await keyed.use('a-scenario-of-mine');
  await keyed.verify({ chatId: 'c-1', outcome: 'fill' }, 2);
  await keyed.verify({ body: [{ pointer: '/force', exists: false }] }, { atMost: 2 });
  await ssp.gate('warning');
  const response = await fetch(ssp.baseUrl, { headers: keyed.headers });
  const { data } = (await response.json()) as BidResponse;
  const headline: string | undefined = data.bid?.headline;
  const prompt: string | undefined = data.bids?.[0]?.sponsored_prompt;
  const requests: Exchange[] = await keyed.requests({ limit: 1 });
  const status: number | undefined = requests[0]?.response.status;
  console.log(headline, prompt, status);
  // @ts-expect-error: a misspelt member of a bid
  data.bid?.titel;
  // @ts-expect-error: a misspelt member of a prompt
  data.bids?.[0]?.view_uri;
  // @ts-expect-error: a misspelt member of the data
  data.bidds;
  // @ts-expect-error: a misspelt member of the envelope
  ((await response.json()) as BidResponse).mesage;
  // @ts-expect-error: a misspelt member of an error
  ((await response.json()) as ErrorResponse).error.details?.[0]?.pinter;
  // @ts-expect-error: a misspelt member of an ad of the legacy endpoint
  ((await response.json()) as GetAdResponse).data.creativ;
  // @ts-expect-error: a misspelt member of an exchange
  requests[0]?.respones;
  // @ts-expect-error: a misspelt member of a report
  (await keyed.report()).findigs;
  const bidRequest: BidRequest = { userId: 'user-1', chatId: 'chat-1', messages: [{ role: 'user', content: 'Shoes?' }] };
  // @ts-expect-error: a misspelt member of a request
  const wrongRequest: BidRequest = { userId: 'user-1', chatID: 'chat-1' };
  // @ts-expect-error: there is no such role
  bidRequest.messages?.push({ role: 'system', content: 'Shoes?' });
  console.log(wrongRequest);
  // @ts-expect-error: a headline is a text
  const wrong: number | undefined = data.bid?.headline;
  // @ts-expect-error: a step has one behaviour
  await keyed.use({ fill: {}, no_bid: {} });
  // @ts-expect-error: there is no such outcome
  await keyed.verify({ outcome: 'filled' });
  // @ts-expect-error: the clock belongs to all keys
  keyed.clock;
  // @ts-expect-error: there is no such option
  await startMockSsp({ sceanrio: 'no-bid' });
  console.log(wrong);
}
`;
const OPTIONS = ['--noEmit', '--strict', '--skipLibCheck', '--target', 'es2022', '--lib', 'es2022,dom,esnext.disposable', '--types', 'node'];

for (const [name, file, options] of [
  ['an ES module', 'a.mts', ['--module', 'nodenext']],
  ['CommonJS', 'a.cts', ['--module', 'nodenext']],
  ['a bundler', 'a.ts', ['--module', 'esnext', '--moduleResolution', 'bundler']],
]) {
  test(`the types are right in ${name}`, async (t) => {
    const folder = project(t, runners, { [file]: TYPED });
    assert.deepEqual(await run(folder, process.execPath, [tsc, ...OPTIONS, ...options, file]), { status: 0, output: '' });
  });
}

test('TypeScript without ES modules has the types of mock-ssp/vitest, too', async (t) => {
  const text = `
    import { expect, test } from 'mock-ssp/vitest';
    test('shows an ad', async ({ ssp }) => {
      const key: string = ssp.key;
      // @ts-expect-error: a key is a text
      expect(ssp.key.toFixed(key)).toBe('');
    });`;
  const folder = project(t, runners, { 'a.cts': text });
  const options = ['--module', 'nodenext'];
  assert.deepEqual(await run(folder, process.execPath, [tsc, ...OPTIONS, ...options, 'a.cts']), { status: 0, output: '' });
});

for (const example of ['vitest', 'playwright']) {
  test(`the example for ${example} has no type errors`, async (t) => {
    const folder = project(t, runners, join(home, '../../../docs/examples', example));
    const files = { vitest: ['ads.test.ts', 'vitest.config.ts'], playwright: ['ads.spec.ts', 'playwright.config.ts'] }[example];
    const options = ['--module', 'esnext', '--moduleResolution', 'bundler'];
    assert.deepEqual(await run(folder, process.execPath, [tsc, ...OPTIONS, ...options, ...files]), { status: 0, output: '' });
  });
}

test('what is generated or repeated from the server is current', async (t) => {
  const ssp = await startMockSsp();
  t.after(() => ssp.close());
  const generator = join(home, 'generate-types.mjs');
  assert.deepEqual(await run(home, process.execPath, [generator, '--check', ssp.baseUrl]), { status: 0, output: '' });

  const { scenarios } = await (await fetch(`${ssp.baseUrl}/__admin/scenarios?limit=1000`)).json();
  const listed = `const all: Record<Listed, true> = { ${scenarios.map(({ name }) => `'${name}': true`).join(', ')} };`;
  const text = `
    import type { ScenarioName } from 'mock-ssp';
    type Listed = ScenarioName extends infer N ? (N extends string ? (string extends N ? never : N) : never) : never;
    ${listed}
    console.log(all);`;
  const folder = project(t, runners, { 'a.mts': text });
  assert.deepEqual(await run(folder, process.execPath, [tsc, ...OPTIONS, '--module', 'nodenext', 'a.mts']), { status: 0, output: '' });
});
