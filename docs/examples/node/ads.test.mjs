import assert from 'node:assert/strict';
import { test } from 'mock-ssp/node-test';
import { headlineFor } from './ads.mjs';

test('shows an ad', async ({ ssp }) => {
  process.env.THRAD_API_KEY = ssp.key;
  assert.ok(await headlineFor('Which running shoes should I buy?'));
  await ssp.verify({ endpoint: 'bid-request', outcome: 'fill' }, 1);
});

for (const scenario of ['no-bid', 'connection-reset', 'truncated-body']) {
  test(`works without an ad: ${scenario}`, async ({ ssp }) => {
    await ssp.use(scenario);
    assert.equal(await headlineFor('Which running shoes should I buy?', ssp.key), null);
  });
}

test('survives a failing gateway, and recovers', async ({ ssp }) => {
  await ssp.use([
    { when: { first: 1 }, fail: { status: 503, headers: { 'Content-Type': 'text/html' }, body: '<h1>503</h1>' } },
    { fill: {} },
  ]);
  assert.equal(await headlineFor('Shoes?', ssp.key), null);
  assert.ok(await headlineFor('Shoes?', ssp.key));
  assert.deepEqual((await ssp.requests()).map(({ response }) => response.status), [503, 200]);
});

test('reports what was not sent', async ({ ssp }) => {
  await headlineFor('Shoes?', ssp.key);
  await assert.rejects(ssp.verify({ chatId: 'chat-2' }), /expected at least 1, found 0 of 1 exchange with this key/);
});
