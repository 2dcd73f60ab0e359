// The tasks of Cypress, as Cypress calls them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LintError, VerificationError } from 'mock-ssp';
import { mockSspTasks } from 'mock-ssp/cypress';
import { bid } from './requests.mjs';

async function started(options) {
  const events = {};
  const config = await mockSspTasks((event, handler) => (events[event] = handler), { env: { mine: 1 } }, options);
  return { config, tasks: events.task, end: events['after:run'] };
}

test('the tasks belong to the key of a test', async () => {
  const { config, tasks, end } = await started();
  assert.equal(config.env.mine, 1);
  const key = await tasks['ssp:key']({ test: 'shows an ad' });
  assert.match(key, /^staging-shows-an-ad-/);
  assert.equal(await tasks['ssp:key']({ test: 'shows an ad' }), key);
  assert.notEqual(await tasks['ssp:key']({ test: 'another' }), key);

  assert.equal(await tasks['ssp:use']({ test: 'shows an ad', scenario: 'no-bid' }), null);
  const keyed = { baseUrl: config.env.MOCK_SSP_URL, headers: { 'thrad-api-key': key, 'Content-Type': 'application/json' } };
  await bid(keyed, 'chat-1', { userId: 'ada@example.com' });
  assert.equal(await tasks['ssp:verify']({ test: 'shows an ad', match: { outcome: 'no-bid' }, count: 1 }), null);
  await assert.rejects(tasks['ssp:verify']({ test: 'another' }), VerificationError);
  assert.equal((await tasks['ssp:requests']({ test: 'shows an ad' })).length, 1);
  await assert.rejects(tasks['ssp:gate']({ test: 'shows an ad' }), LintError);
  assert.equal(await tasks['ssp:reset']({ test: 'shows an ad' }), null);
  assert.deepEqual(await tasks['ssp:requests']({ test: 'shows an ad' }), []);

  await assert.rejects(tasks['ssp:use']('no-bid'), /cy\.task\('ssp:use'\): expected \{ test: Cypress\.currentTest\.title, … \}, was "no-bid"/);
  await assert.rejects(end(), /, in the test "shows an ad"/);
  await assert.rejects(fetch(config.env.MOCK_SSP_URL), TypeError);
});

test('the gate fails a run that never reaches the mock server, unless it may', async () => {
  await assert.rejects((await started()).end(), /0 ad requests reached the mock server/);
  await (await started({ minExchanges: 0 })).end();
});
