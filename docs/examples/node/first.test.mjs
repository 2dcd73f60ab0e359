import assert from 'node:assert/strict';
import { test } from 'mock-ssp/node-test';

// This stands for your code: it returns a headline, or null if there is no ad.
async function headlineFor(question, key) {
  const response = await fetch('https://ssp.thrads.ai/api/v1/ssp/bid-request', {
    method: 'POST',
    headers: { 'thrad-api-key': key, 'Content-Type': 'application/json' },
    body: JSON.stringify({ userId: 'user-1', chatId: 'chat-1', messages: [{ role: 'user', content: question }] }),
  });
  const { data } = await response.json();
  return data?.bid?.headline ?? null;
}

test('shows an ad', async ({ ssp }) => {
  assert.ok(await headlineFor('Which running shoes should I buy?', ssp.key));
});

test('works without an ad', async ({ ssp }) => {
  await ssp.use('no-bid');
  assert.equal(await headlineFor('Which running shoes should I buy?', ssp.key), null);
  await ssp.verify({ outcome: 'no-bid' }, 1);
});
