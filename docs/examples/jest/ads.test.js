const { test, withSsp } = require('mock-ssp/jest');
const { headlineFor } = require('./ads');

test('shows an ad', async ({ ssp }) => {
  process.env.THRAD_API_KEY = ssp.key;
  expect(await headlineFor('Which running shoes should I buy?')).toBeTruthy();
  await ssp.verify({ endpoint: 'bid-request', outcome: 'fill' }, 1);
});

globalThis.test.each(['no-bid', 'server-error', 'connection-reset', 'malformed-json'])(
  'works without an ad: %s',
  withSsp(async ({ ssp }, scenario) => {
    await ssp.use(scenario);
    expect(await headlineFor('Shoes?', ssp.key)).toBeNull();
  }),
);
