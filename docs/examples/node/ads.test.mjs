// Start mock-ssp, then run: node --test docs/examples/node/*.test.mjs
// MOCK_SSP_URL is the URL of the mock server. The default is http://127.0.0.1:7777.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { headlineFor } from './ads.mjs';
import { mockSsp } from './mock-ssp.mjs';

const ssp = mockSsp(process.env.MOCK_SSP_URL || 'http://127.0.0.1:7777', 'staging-node-example');

afterEach(() => ssp.reset());

test('shows an ad', async () => {
  assert.ok(await headlineFor('Which running shoes should I buy?', ssp));
  await ssp.verify({ endpoint: 'bid-request', outcome: 'fill' }, { exactly: 1 });
});

test('works without an ad', async () => {
  await ssp.use('no-bid');
  assert.equal(await headlineFor('Which running shoes should I buy?', ssp), null);
});

test('survives a connection reset', async () => {
  await ssp.use('connection-reset');
  assert.equal(await headlineFor('Which running shoes should I buy?', ssp), null);
});

test('survives a failing gateway, and recovers', async () => {
  await ssp.script('node-example', [
    { when: { first: 1 }, fail: { status: 503, headers: { 'Content-Type': 'text/html' }, body: '<h1>503</h1>' } },
    { fill: {} },
  ]);
  assert.equal(await headlineFor('Shoes?', ssp), null);
  assert.ok(await headlineFor('Shoes?', ssp));
  assert.deepEqual((await ssp.requests()).map(({ response }) => response.status), [503, 200]);
});

test('reports what was not sent', async () => {
  await headlineFor('Shoes?', ssp);
  await assert.rejects(ssp.verify({ chatId: 'chat-2' }), /expected at least 1, found 0 of .* exchanges/);
});
