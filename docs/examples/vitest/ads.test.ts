import { vi } from 'vitest';
import { expect, test } from 'mock-ssp/vitest';
import { headlineFor } from './ads';

test('shows an ad', async ({ ssp }) => {
  vi.stubEnv('THRAD_API_KEY', ssp.key);
  expect(await headlineFor('Which running shoes should I buy?')).toBeTruthy();
  await ssp.verify({ endpoint: 'bid-request', outcome: 'fill' }, 1);
});

test('tries again after a 429', async ({ ssp }) => {
  await ssp.use([{ when: { first: 1 }, fail: { status: 429 } }, { fill: {} }]);
  expect(await headlineFor('Shoes?', ssp.key)).toBeTruthy();
  expect((await ssp.requests()).map(({ response }) => response.status)).toEqual([429, 200]);
});

for (const scenario of ['no-bid', 'server-error', 'connection-reset', 'malformed-json', 'timeout']) {
  test.concurrent(`works without an ad: ${scenario}`, async ({ ssp }) => {
    await ssp.use(scenario);
    expect(await headlineFor('Shoes?', ssp.key)).toBeNull();
  });
}
