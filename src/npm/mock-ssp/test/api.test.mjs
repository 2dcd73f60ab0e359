import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { LintError, MockSspError, VerificationError, startMockSsp } from 'mock-ssp';
import { bid, bidRequest } from './requests.mjs';

/** @type {import('mock-ssp').MockSsp} */
let ssp;
before(async () => {
  ssp = await startMockSsp({ seed: 7, keys: ['acme=staging'] });
});
after(() => ssp.close());

const headline = async (keyed, chatId) => (await bid(keyed, chatId)).json.data.bid?.headline;
const statuses = async (keyed) => (await keyed.requests()).map(({ response }) => response.status);

test('starts a server, whose pid and URL are known', () => {
  assert.match(ssp.baseUrl, /^http:\/\/127\.0\.0\.1:\d+$/);
  assert.ok(process.kill(ssp.pid, 0));
});

test('gives each test a valid key with its name, as far as it fits', async () => {
  const keyed = ssp.forKey('Shows an ad (in the checkout, for everyone)');
  assert.match(keyed.key, /^staging-shows-an-ad-in-[a-z0-9]{8}$/);
  assert.ok(keyed.key.length <= 32);
  assert.notEqual(ssp.forKey('a').key, ssp.forKey('a').key);
  assert.match(ssp.forKey('ÄÖ', 'production').key, /^production-[a-z0-9]{8}$/);
  assert.ok(await headline(keyed));
});

test('uses a scenario for one key only', async () => {
  const [a, b] = [ssp.forKey('a'), ssp.forKey('b')];
  await a.use('no-bid');
  assert.equal(await headline(a), undefined);
  assert.ok(await headline(b));
});

test('plays steps of the test, and those of the next call from the beginning', async () => {
  const keyed = ssp.forKey('steps');
  const steps = [{ when: { first: 1 }, fail: { status: 503 } }, { fill: {} }];
  for (let round = 0; round < 2; round++) {
    await keyed.use(steps);
    await bid(keyed);
    await bid(keyed);
  }
  await keyed.use({ no_bid: {} });
  await bid(keyed);
  assert.deepEqual(await statuses(keyed), [503, 200, 503, 200, 200]);
  assert.equal((await keyed.requests({ outcome: 'no-bid', limit: 5 })).length, 1);
});

test('a second object for the same key begins with its steps, too', async () => {
  const steps = [{ when: { first: 1 }, fail: { status: 503 } }, { fill: {} }];
  for (let round = 0; round < 2; round++) {
    const keyed = ssp.withKey('staging-twice');
    await keyed.use(steps);
    await bid(keyed);
  }
  assert.deepEqual(await statuses(ssp.withKey('staging-twice')), [503, 503]);
});

test('verifies how many requests match', async () => {
  const keyed = ssp.forKey('verify');
  await bid(keyed, 'chat-1');
  await bid(keyed, 'chat-2');
  await keyed.verify({});
  await keyed.verify({ chatId: 'chat-1' }, 1);
  await keyed.verify({ chatId: 'chat-3' }, 0);
  await keyed.verify({ outcome: 'fill' }, { atMost: 2 });
  await keyed.verifyInOrder([{ chatId: 'chat-1' }, { chatId: 'chat-2' }]);
  await assert.rejects(keyed.verifyInOrder([{ chatId: 'chat-2' }, { chatId: 'chat-1' }]), VerificationError);
});

test('a failed verification tells what differs', async () => {
  const keyed = ssp.forKey('diff');
  await bid(keyed, 'chat-1');
  const error = await keyed.verify({ chatId: 'chat-2', outcome: 'no-bid' }, 1).catch((e) => e);
  assert.ok(error instanceof VerificationError);
  assert.match(error.message, /expected exactly 1, found 0 of 1 exchange with this key\n/);
  assert.match(error.message, /near miss: api_req_\w+ bid-request \(fill\)\n {4}chatId: expected chat-2, was chat-1\n {4}outcome: expected no-bid, was fill/);
  assert.deepEqual(error.expected, { count: '1', outcome: 'no-bid', chatId: 'chat-2' });
  assert.deepEqual(error.actual, { count: '0', outcome: 'fill', chatId: 'chat-1' });
});

test('reports and gates the findings of a key, until they are deleted', async () => {
  const keyed = ssp.forKey('gate');
  await keyed.gate();
  await assert.rejects(keyed.gate('error', 1), /^LintError: 0 ad requests reached the mock server; expected at least 1/);
  await bid(keyed, 'chat-1', { userId: 'ada@example.com' });
  const error = await keyed.gate().catch((e) => e);
  assert.ok(error instanceof LintError);
  assert.match(error.message, /^error personal-data-in-ids: /m);
  assert.match(error.message, /api_req_\w+ bid-request \/userId: /);
  assert.equal(error.report.findings.error, 1);
  await assert.rejects(ssp.gate(), /api_req_\w+ bid-request \/userId: .*, in the test "gate"/);
  keyed.failOn = 'never';
  await keyed.gate();
  await keyed.deleteReport();
  assert.equal((await keyed.report()).exchanges, 0);
  await keyed.gate('error');
});

test('advances and freezes the clock', async () => {
  await ssp.clock.freeze('2025-11-24T21:51:52Z');
  await ssp.clock.advance(1500);
  assert.equal((await ssp.clock.now()).toISOString(), '2025-11-24T21:51:53.500Z');
  await ssp.clock.reset();
  assert.ok((await ssp.clock.now()).getTime() > Date.parse('2026-01-01'));
});

test('resets a key', async () => {
  const keyed = ssp.forKey('reset');
  await keyed.use('no-bid');
  await bid(keyed);
  await keyed.reset();
  assert.deepEqual(await keyed.requests(), []);
  assert.ok(await headline(keyed));
});

test('sends headers for both endpoints', async () => {
  const keyed = ssp.forKey('headers');
  const legacy = { userId: 'user-1', chatId: 'chat-1', content: { user: 'shoes', chatbot: 'Which?' }, force: true };
  const url = `${keyed.baseUrl}/api/v1/message/get-ad/`;
  const response = await fetch(url, { method: 'POST', headers: keyed.legacyHeaders, body: JSON.stringify(legacy) });
  assert.ok((await response.json()).data.creative);
  await keyed.verify({ endpoint: 'get-ad' }, 1);
});

test('replaces the campaigns, by object and by file', async (t) => {
  const campaign = {
    id: 'kettle', dsp: 'my-dsp', advertiser: 'Kettlewick', domain: 'kettlewick.example', vertical: 'household', price: 2.4,
    formats: ['sponsored_message'], keywords: ['kettle'], headlines: ['A kettle that whistles'], prompts: [], description: null,
    product: 'Kettlewick One', landing_url: '/landing/kettle', countries: [], banned_words: [],
  };
  const folder = mkdtempSync(join(tmpdir(), 'mock-ssp-test-'));
  const own = await startMockSsp();
  t.after(() => own[Symbol.asyncDispose]());
  await own.inventory({ campaigns: [campaign] });
  assert.equal(await headline(own), 'A kettle that whistles');
  const file = join(folder, 'inventory.json');
  writeFileSync(file, JSON.stringify({ campaigns: [{ ...campaign, headlines: ['Another kettle'] }] }));
  await own.inventory(file);
  assert.equal(await headline(own), 'Another kettle');
  writeFileSync(file, '{');
  await assert.rejects(own.inventory(file), /inventory\.json is no JSON: /);
  await own.resetAll();
  assert.notEqual(await headline(own), 'Another kettle');
  rmSync(folder, { recursive: true });
});

test('uses a server that runs, and does not stop it', async () => {
  const other = await startMockSsp({ url: `${ssp.baseUrl}/`, key: 'staging-mine' });
  assert.equal(other.pid, undefined);
  assert.equal(other.key, 'staging-mine');
  await bid(other);
  await other.close();
  await ssp.withKey('staging-mine').verify({}, 1);
});

const MISTAKES = {
  'a scenario that does not exist': [(k) => k.use('no-bit'), /no-bit.*no-bid/s],
  'no scenario': [(k) => k.use(), /use: expected the name of a scenario, a step such as \{ no_bid: \{\} \}/],
  'a wrong step': [(k) => k.use([{ fial: { status: 503 } }]), /\/steps\/0/],
  'a status that is none': [(k) => k.use({ fail: { status: 99 } }), /\/steps\/0\/fail\/status must be at least 400, was 99/],
  'an empty pattern list': [(k) => k.verifyInOrder([]), /verifyInOrder: expected an array of one pattern or more/],
  'no pattern': [(k) => k.verify(), /verify: expected a pattern/],
  'an unknown member of a pattern': [(k) => k.verify({ chatid: 'a' }), /chatid/],
  'a key of another test': [(k) => k.verify({ key: 'staging-b' }), /the key of the pattern is "staging-b".*withKey\("staging-b"\)/],
  'a wrong count': [(k) => k.verify({}, { exactly: -1 }), /\/count\/exactly/],
  'an unknown filter': [(k) => k.requests({ chatID: 'a' }), /chatID.*chatId/s],
  'an unknown severity': [(k) => k.gate('errors'), /failOn is "errors"; allowed: "error", "warning", "info", "never"/],
  'a negative number': [(k) => k.gate('error', -1), /minExchanges is -1; allowed is a whole number, 0 or more/],
  'a time that is none': [() => ssp.clock.freeze('yesterday'), /yesterday/],
  'an invalid key': [() => ssp.withKey('real-key').use('no-bid'), /key/],
};
for (const [name, [attempt, message]] of Object.entries(MISTAKES)) {
  test(`rejects ${name}`, async () => {
    const error = await attempt(ssp.forKey('mistake')).then(() => assert.fail('no error'), (e) => e);
    assert.ok(error instanceof MockSspError, error.stack);
    assert.match(error.message, message);
  });
}

test('rejects an environment and a key that are none', () => {
  assert.throws(() => ssp.forKey('a', 'test'), /forKey: the environment is "test"; allowed: "staging", "production"/);
  assert.throws(() => ssp.withKey(''), /withKey: expected an API key/);
});

test('the request of the tests is a valid one', () => assert.equal(bidRequest('chat-1').messages[0].role, 'user'));
