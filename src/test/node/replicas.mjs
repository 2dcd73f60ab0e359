// Three replicas behind a plain round robin: any of them serves any request, and all of them have one state.
//
//   node --test src/test/node/replicas.mjs
//
// Needs target/mock-ssp.jar, java, redis-server and haproxy. Logs are in target/replicas.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { get } from 'node:http';
import { after, before, beforeEach, test } from 'node:test';
import { Cluster, send, until } from './cluster.mjs';

const FROZEN = '2025-11-24T21:51:52Z';
/** What a request may take while Redis is away: two seconds, and something for a busy machine. */
const MOST_WITHOUT_REDIS = 2_500;
const MOST_TO_RECOVER = 15_000;

let cluster;
let chats = 0;

before(async () => {
  cluster = await Cluster.start('target/replicas', '--state-prefix', 'ci');
});
after(() => cluster?.stop());

beforeEach(async () => {
  await admin('POST', '/__admin/reset');
  await admin('DELETE', '/__admin/report');
});

/** An admin request, which must succeed: to one replica, or to any of them. */
async function admin(method, path, json, port = cluster.port) {
  const response = await send(port, method, path, { json, headers: json ? { 'Content-Type': 'application/json' } : {} });
  assert.ok(response.status < 300, `${method} ${path}: ${response.status} ${response.text}`);
  return response.json;
}

/** A bid request to any replica, or to one, in a chat of its own. */
function bid(key, port = cluster.port) {
  chats++;
  return send(port, 'POST', '/api/v1/ssp/bid-request', {
    headers: { 'thrad-api-key': key, 'Content-Type': 'application/json', 'X-User-Country': 'US' },
    json: { userId: `user-${chats}`, chatId: `chat-${chats}`, messages: [{ role: 'user', content: 'Which running shoes?', timestamp: FROZEN }] },
  });
}

/** Sends that many requests, 6 at a time, and returns the responses. */
async function bids(key, count) {
  const responses = [];
  let left = count;
  const sender = async () => {
    while (left-- > 0) responses.push(await bid(key));
  };
  await Promise.all(Array.from({ length: 6 }, sender));
  return responses;
}

function counts(values) {
  const counted = {};
  for (const value of values) counted[value] = (counted[value] ?? 0) + 1;
  return counted;
}

const statuses = (responses) => counts(responses.map(({ status }) => status));

/** What each replica responds to the same admin request. They must agree, and one value is returned. */
async function agreed(path, method = 'GET', json = undefined) {
  const values = await Promise.all(cluster.ports.map((port) => admin(method, path, json, port)));
  values.forEach((value) => assert.deepEqual(value, values[0], `the replicas disagree on ${path}`));
  return values[0];
}

test('a frozen second has exactly 40 requests of a key, whoever serves them', async () => {
  await admin('PUT', '/__admin/clock', { frozenAt: FROZEN });
  assert.deepEqual(statuses(await bids('staging-rate', 1_000)), { 200: 40, 429: 960 });
  await admin('POST', '/__admin/clock/advance', { seconds: 1 }, cluster.ports[1]);
  assert.deepEqual(statuses(await bids('staging-rate', 100)), { 200: 40, 429: 60 });
  assert.equal((await agreed('/__admin/requests?key=staging-rate&limit=1')).matched, 1_100);
});

test('a binding of one replica holds for all', async () => {
  await admin('PUT', '/__admin/scenario', { name: 'no-bid', key: 'staging-bound' }, cluster.ports[0]);
  const messages = (await Promise.all(cluster.ports.map((port) => bid('staging-bound', port)))).map(({ json }) => json.message);
  assert.deepEqual(messages, ['No bids', 'No bids', 'No bids']);
  await admin('DELETE', '/__admin/scenario?key=staging-bound', undefined, cluster.ports[1]);
  assert.deepEqual(counts((await bids('staging-bound', 12)).map(({ json }) => json.message)), { 'Bid successful': 12 });
});

test('the active scenario of one replica is that of all', async () => {
  await admin('PUT', '/__admin/scenario', { name: 'server-error' }, cluster.ports[2]);
  assert.deepEqual(statuses(await bids('staging-active', 12)), { 500: 12 });
  assert.equal((await agreed('/__admin/scenario')).name, 'server-error');
});

test('a scenario that one replica gets is known to all, until another removes it', async () => {
  const steps = [{ when: { first: 5 }, fail: { status: 503 } }, { fill: {} }];
  await admin('PUT', '/__admin/scenarios/five', { description: 'Five fail.', steps }, cluster.ports[1]);
  assert.deepEqual(statuses(await bids('staging-put+five', 30)), { 200: 25, 503: 5 });
  assert.deepEqual((await agreed('/__admin/scenarios/five')).progress.map(({ reached }) => reached), [[30, 25]]);
  await admin('DELETE', '/__admin/scenarios/five', undefined, cluster.ports[2]);
  const [unknown] = await bids('staging-put+five', 1);
  assert.equal(unknown.status, 400);
});

test('every third request of flaky fails, exactly', async () => {
  await admin('PUT', '/__admin/clock', { frozenAt: FROZEN });
  const all = [];
  for (let second = 0; second < 8; second++) {
    all.push(...await bids('staging-flaky+flaky', 39));
    await admin('POST', '/__admin/clock/advance', { seconds: 1 });
  }
  assert.deepEqual(statuses(all), { 200: 208, 500: 104 });
});

test('an inventory of one replica is that of all', async () => {
  const [campaign] = (await agreed('/__admin/inventory')).campaigns;
  await admin('PUT', '/__admin/inventory', { campaigns: [{ ...campaign, id: 'only' }] }, cluster.ports[0]);
  assert.deepEqual((await agreed('/__admin/inventory')).campaigns.map(({ id }) => id), ['only']);
  assert.deepEqual(statuses(await bids('staging-inventory', 6)), { 200: 6 });
});

test('a click leads through another replica, and the bid has it', async () => {
  const response = await bid('staging-click', cluster.ports[0]);
  const { pathname, search } = new URL(response.json.data.bid.url);
  for (const port of cluster.ports) assert.equal((await send(port, 'GET', pathname + search)).status, 302);
  const { requests } = await agreed('/__admin/requests?key=staging-click&endpoint=bid-request');
  assert.equal(requests[0].events.length, 3);
});

test('journal, report and verification are equal on each replica', async () => {
  await bids('staging-equal+flaky', 30);
  const match = { endpoint: 'bid-request', key: 'staging-equal' };
  assert.equal((await agreed('/__admin/verify', 'POST', { match: { ...match, status: 500 }, count: { exactly: 10 } })).pass, true);
  assert.equal((await agreed('/__admin/verify', 'POST', { match: { ...match, status: 200 }, count: { exactly: 21 } })).pass, false);
  const { requests } = await agreed('/__admin/requests?key=staging-equal');
  assert.equal(new Set(requests.map(({ id }) => id)).size, 30);
  await agreed('/__admin/summaries');
  await agreed('/__admin/report');
  await agreed('/__admin/report?key=staging-equal');
});

test('a reset of a key by one replica is one for all, and other keys keep their state', async () => {
  const twoOf = (key) => Promise.all([bid(`${key}+flaky`), bid(`${key}+flaky`)]);
  await twoOf('staging-reset');
  await twoOf('staging-kept');
  await admin('POST', '/__admin/reset', { key: 'staging-reset' }, cluster.ports[2]);
  assert.equal((await agreed('/__admin/requests?key=staging-reset')).matched, 0);
  assert.equal((await agreed('/__admin/requests?key=staging-kept')).matched, 2);
  assert.equal((await bid('staging-reset+flaky', cluster.ports[0])).status, 200);
  assert.equal((await bid('staging-kept+flaky', cluster.ports[0])).status, 500);
});

test('a listener of one replica hears of the requests that another serves', async () => {
  const listening = get({ host: '127.0.0.1', port: cluster.ports[0], path: '/__admin/events', agent: false });
  const [stream] = await once(listening, 'response');
  let heard = '';
  stream.on('data', (part) => (heard += part));
  const response = await bid('staging-events', cluster.ports[1]);
  await until('the event arrives', 5_000, async () => heard.includes(response.json.requestId));
  listening.destroy();
});

/** A replica without Redis. */
async function refusesEverything(key, port) {
  const response = await bid(key, port);
  assert.equal(response.status, 503);
  assert.equal(response.json.error.code, 503);
  assert.equal(response.json.data.bid, null);
  assert.ok(response.headers['retry-after'], 'the response has no Retry-After');
  assert.ok(response.ms <= MOST_WITHOUT_REDIS, `the response took ${response.ms} ms`);
  assert.equal((await send(port, 'GET', '/readyz')).status, 503);
  assert.equal((await send(port, 'GET', '/livez')).status, 200);
  const binding = await send(port, 'PUT', '/__admin/scenario', { json: { name: 'no-bid', key } });
  assert.equal(binding.status, 503, binding.text);
}

/** What holds while Redis is away, and afterwards. */
async function withoutRedis(key, leave, comeBack) {
  await admin('PUT', '/__admin/scenario', { name: 'flaky', key });
  assert.deepEqual([await bid(key), await bid(key)].map(({ status }) => status), [200, 200]);
  await leave();
  try {
    for (const port of cluster.ports) await refusesEverything(key, port);
  } finally {
    await comeBack();
  }
  await cluster.ready(MOST_TO_RECOVER);
  assert.equal((await bid(key)).status, 500, 'the third request that was served');
  assert.deepEqual((await agreed(`/__admin/requests?key=${key}`)).requests.map(({ response }) => response.status), [200, 200, 500]);
}

test('while Redis hangs, requests get a 503 and change nothing; then it goes on', () =>
  withoutRedis('staging-hangs', () => cluster.redis.kill('SIGSTOP'), () => cluster.redis.kill('SIGCONT')));

test('while Redis is stopped, requests get a 503 and change nothing; then it goes on', () =>
  withoutRedis('staging-stops', () => cluster.stopRedis(), () => cluster.startRedis()));
