import { api } from './api.js';
import { indented, javaBlock, javaText, shellText } from './quoting.js';

const HEADERS_OF_CLIENTS = /^(host|connection|content-length|transfer-encoding|user-agent|accept.*|sec-.*|referer|cookie|authorization|cache-control|pragma|dnt|priority|upgrade.*|thrads?-api-key|x-mock-scenario)$/i;

/** Returns what a snippet needs of an exchange. The journal masks keys, so the snippet has a predefined one. */
function requestOf(exchange) {
  const { request, client, scenario, endpoint } = exchange;
  const admin = endpoint === 'provider-state';
  const key = admin ? null : { staging: 'staging-key', production: 'production-key' }[client.environment] ?? (client.key ? 'unknown-key' : null);
  const headers = Object.entries(request.headers).filter(([name, value]) =>
    !HEADERS_OF_CLIENTS.test(name) && !(name.toLowerCase() === 'origin' && value === location.origin));
  if (key) headers.unshift([endpoint === 'get-ad' ? 'thrads-api-key' : 'thrad-api-key', key]);
  if (scenario.by === 'header' || scenario.by === 'key') headers.push(['X-Mock-Scenario', scenario.name]);
  const body = request.body === null ? null : typeof request.body === 'string' ? request.body : JSON.stringify(request.body);
  const note = admin && client.key ? `The journal masks keys: replace ${client.key} with the key.` : '';
  const base64 = request.bodyEncoding === 'base64';
  return { key, headers, body, base64, note, path: request.path + (request.query ? `?${request.query}` : ''), method: request.method };
}

const noteOn = key => (key ? `The journal masks keys: ${key} is used instead.` : '');

export function asCurl(exchange) {
  const { key, headers, body, base64, path, method, note } = requestOf(exchange);
  const lines = [`curl -sS -i ${method === 'POST' && body !== null ? '' : `-X ${method} `}${shellText(location.origin + path)}`];
  for (const [name, value] of headers) lines.push(`  -H ${shellText(`${name}: ${value}`)}`);
  if (base64) lines.push('  --data-binary @-');
  else if (body !== null) lines.push(`  --data-raw ${shellText(body)}`);
  if (base64) lines[0] = `printf %s ${shellText(body)} | base64 -d | ${lines[0]}`;
  return { text: lines.join(' \\\n'), note: note || noteOn(key) };
}

/** Creates a scenario file that repeats the response for the same message and runs the auction for all others. */
export function asScenario(exchange) {
  const last = exchange.request.body?.messages?.length - 1;
  const [pointer, value] = last >= 0
    ? [`/messages/${last}/content`, exchange.request.body.messages[last].content]
    : exchange.request.body?.content?.user ? ['/content/user', exchange.request.body.content.user] : [null, null];
  const when = { endpoint: exchange.endpoint };
  if (typeof value === 'string') when.body = [{ pointer, equals: value }];
  const step = { when, ...behaviour(exchange) };
  if (exchange.delayMillis > 0) step.delay_ms = exchange.delayMillis;
  const file = { description: `As in ${exchange.id}.`.slice(0, 120), steps: [step, { auction: {} }] };
  return { text: indented(file), note: 'Save it as NAME.json in the folder of --scenarios, or PUT it to /__admin/scenarios/NAME.' };
}

/** Creates a scenario file from an exchange with the upstream. The mock server removes keys and personal data. */
export async function asRecordedScenario(exchange) {
  const file = { description: 'A recorded response of the real service.', steps: [await api.step(exchange.id), { auction: {} }] };
  return { text: indented(file), note: 'Keys, ids and addresses are removed. Save it as NAME.json in the folder of --scenarios.' };
}

function behaviour({ outcome, response, auction, reason, decidedBy }) {
  const message = typeof response.body === 'object' ? response.body?.message : undefined;
  if (outcome === 'fill') {
    const winner = auction?.find(entry => entry.verdict === 'won')?.campaign ?? reason.split(', ').at(-1).split(' ')[0];
    const prompts = Array.isArray(response.body?.data?.bids);
    return { fill: decidedBy === 'scenario' && !auction ? inline(response.body?.data, winner) : { campaign: winner, ...(prompts ? { format: 'sponsored_prompt' } : {}) } };
  }
  if (outcome === 'no-bid') return { no_bid: message ? { message } : {} };
  if (outcome === 'fault') return { break: { fault: response.fault ?? 'malformed-json' } };
  const fail = { status: response.status };
  if (typeof response.body === 'string' && !response.bodyEncoding) fail.body = response.body;
  else if (message) fail.message = message;
  return { fail };
}

/** Creates an inline ad from a response, since the inventory may not have its campaign. */
function inline(data, id) {
  const bid = data?.bid ?? data?.bids?.[0];
  if (!bid) return { campaign: id };
  const prompts = (data.bids ?? []).map(one => one.sponsored_prompt);
  const ad = {
    id, dsp: bid.dsp ?? 'dsp', advertiser: bid.advertiser, domain: bid.domain ?? 'advertiser.example', vertical: 'example', price: bid.price ?? 2,
    formats: [bid.ad_format], keywords: ['example'], headlines: [bid.headline ?? bid.sponsored_prompt], prompts, description: bid.description ?? null,
    product: bid.headline ?? bid.advertiser, landing_url: `/landing/${id}`, countries: [], banned_words: [],
  };
  for (const name of ['cta_text', 'image_url', 'logo_url']) if (bid[name]) ad[name] = bid[name].replace(location.origin, '');
  return { ad };
}

/** Returns what a test expects: a failure of the connection, or the status and the message of the envelope. */
function expected({ response }) {
  const thrown = response.fault && response.fault !== 'malformed-json';
  const message = typeof response.body === 'object' && typeof response.body?.message === 'string' ? response.body.message : null;
  return { thrown, waits: response.fault === 'timeout', status: response.status, message };
}

export function asJava(exchange) {
  const { key, headers, body, base64, path } = requestOf(exchange);
  const { thrown, waits, status, message } = expected(exchange);
  const use = ['header', 'key', 'upstream'].includes(exchange.scenario.by) ? [] : [`            ssp.use(${javaText(exchange.scenario.name)});`];
  const text = [
    'import static org.junit.jupiter.api.Assertions.*;', '',
    'import dev.mockssp.MockSsp;', 'import java.io.IOException;', 'import java.net.URI;', 'import java.net.http.*;', 'import java.time.Duration;', 'import org.junit.jupiter.api.Test;', '',
    'class RecordedExchangeTest {', '    @Test', '    void respondsAsRecorded() throws Exception {', '        try (MockSsp ssp = MockSsp.start()) {',
    ...use,
    `            HttpRequest request = HttpRequest.newBuilder(URI.create(ssp.baseUrl() + ${javaText(path)}))`,
    ...headers.map(([name, value]) => `                    .header(${javaText(name)}, ${javaText(value)})`),
    `                    .timeout(Duration.ofSeconds(${waits ? 2 : 10}))`,
    `                    .POST(HttpRequest.BodyPublishers.${base64 ? `ofByteArray(java.util.Base64.getDecoder().decode(${javaText(body)}))` : `ofString(${javaBlock(body ?? '')})`})`,
    '                    .build();',
    '            HttpClient client = HttpClient.newHttpClient();',
    ...(thrown
      ? ['            assertThrows(IOException.class, () -> client.send(request, HttpResponse.BodyHandlers.ofString()));']
      : ['            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());',
        `            assertEquals(${status}, response.statusCode());`,
        ...(message === null ? [] : [`            assertTrue(response.body().contains(${javaText(`"message":${JSON.stringify(message)}`)}));`])]),
    '        }', '    }', '}', ''].join('\n');
  return { text, note: noteOn(key) };
}

export function asJavaScript(exchange) {
  const { key, headers, body, base64, path } = requestOf(exchange);
  const { thrown, waits, status, message } = expected(exchange);
  const { name, by } = exchange.scenario;
  const all = by === 'header' || by === 'key' ? headers : [...headers, ['X-Mock-Scenario', name]];
  const options = `{\n    method: 'POST',\n    headers: ${indented(Object.fromEntries(all), 4)},\n    body: ${body === null ? "''" : base64 ? `Buffer.from(${JSON.stringify(body)}, 'base64')` : typeof exchange.request.body === 'string' ? JSON.stringify(body) : `JSON.stringify(${indented(exchange.request.body, 4)})`},\n    signal: AbortSignal.timeout(${waits ? 2_000 : 10_000}),\n  }`;
  const fetched = `fetch(base + ${JSON.stringify(path)}, ${options})`;
  const text = [
    "import test from 'node:test';", "import assert from 'node:assert/strict';", '',
    `const base = process.env.MOCK_SSP_URL ?? ${JSON.stringify(location.origin)};`, '',
    "test('responds as recorded', async () => {",
    ...(thrown
      ? [`  await assert.rejects(async () => (await ${fetched}).text());`]
      : [`  const response = await ${fetched};`, `  assert.equal(response.status, ${status});`,
        ...(message === null ? [] : [`  assert.equal((await response.json()).message, ${JSON.stringify(message)});`])]),
    '});', ''].join('\n');
  return { text, note: noteOn(key) };
}
