import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

const SSP = process.env.MOCK_SSP_URL || 'http://127.0.0.1:7777';
const KEY = 'staging-first-test';

// This stands for your code: it returns a headline, or null if there is no ad.
async function headlineFor(question) {
  const response = await fetch(`${SSP}/api/v1/ssp/bid-request`, {
    method: 'POST',
    headers: { 'thrad-api-key': KEY, 'Content-Type': 'application/json' },
    body: JSON.stringify({ userId: 'user-1', chatId: 'chat-1', messages: [{ role: 'user', content: question }] }),
  });
  const { data } = await response.json();
  return data?.bid?.headline ?? null;
}

async function admin(method, path, body) {
  const response = await fetch(`${SSP}/__admin${path}`, { method, body: JSON.stringify(body) });
  const text = await response.text();
  assert.ok(response.ok, text);
  return text && JSON.parse(text);
}

beforeEach(() => admin('POST', '/reset', { key: KEY }));

test('shows an ad', async () => {
  assert.ok(await headlineFor('Which running shoes should I buy?'));
});

test('works without an ad', async () => {
  await admin('PUT', '/scenario', { name: 'no-bid', key: KEY });

  assert.equal(await headlineFor('Which running shoes should I buy?'), null);

  const match = { endpoint: 'bid-request', key: KEY, outcome: 'no-bid' };
  const { pass, message } = await admin('POST', '/verify', { match, count: { exactly: 1 } });
  assert.ok(pass, message);
});
