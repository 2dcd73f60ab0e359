import { indented, javaBlock, javaText } from './quoting.js';
import { recordedRequest } from './recorded.js';
import { javaScriptBody } from './snippets.js';

/** Returns what a test expects: a failure of the connection, or the status and the message of the envelope. */
function expected({ response }) {
  const isThrown = response.fault && response.fault !== 'malformed-json';
  const message = typeof response.body === 'object' && typeof response.body?.message === 'string' ? response.body.message : null;
  return { isThrown, waits: response.fault === 'timeout', status: response.status, message };
}

/** Returns a JUnit test with the extension of the mock server. */
export function asJava(exchange, key) {
  const { path, headers, body, base64 } = recordedRequest(exchange, key);
  const { isThrown, waits, status, message } = expected(exchange);
  const { name, by } = exchange.scenario;
  const attributes = by === 'active' && name !== 'default' ? `(scenario = ${javaText(name)})` : '';
  return [
    'import static org.junit.jupiter.api.Assertions.*;', '',
    'import dev.mockssp.MockSsp;', 'import dev.mockssp.junit.MockSspTest;', 'import java.io.IOException;', 'import java.net.URI;', 'import java.net.http.*;', 'import java.time.Duration;', 'import org.junit.jupiter.api.Test;', '',
    `@MockSspTest${attributes}`, 'class RecordedExchangeTest {', '    @Test', '    void respondsAsRecorded(MockSsp ssp) throws Exception {',
    `        HttpRequest request = HttpRequest.newBuilder(URI.create(ssp.baseUrl() + ${javaText(path)}))`,
    ...headers.map(([header, value]) => `                .header(${javaText(header)}, ${javaText(value)})`),
    `                .timeout(Duration.ofSeconds(${waits ? 2 : 10}))`,
    `                .POST(HttpRequest.BodyPublishers.${base64 ? `ofByteArray(java.util.Base64.getDecoder().decode(${javaText(body)}))` : `ofString(${javaBlock(body ?? '', 24)})`})`,
    '                .build();',
    '        HttpClient client = HttpClient.newHttpClient();',
    ...(isThrown
      ? ['        assertThrows(IOException.class, () -> client.send(request, HttpResponse.BodyHandlers.ofString()));']
      : ['        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());',
        `        assertEquals(${status}, response.statusCode());`,
        ...(message === null ? [] : [`        assertTrue(response.body().contains(${javaText(`"message":${JSON.stringify(message)}`)}));`])]),
    '    }', '}', ''].join('\n');
}

/** Returns a test for the test runner of Node.js. */
export function asJavaScript(exchange, key) {
  const { path, headers } = recordedRequest(exchange, key);
  const { isThrown, waits, status, message } = expected(exchange);
  const all = { ...Object.fromEntries(headers), 'X-Mock-Scenario': exchange.scenario.name };
  const options = `{\n    method: 'POST',\n    headers: ${indented(all, 4)},\n    body: ${javaScriptBody(exchange, 4) ?? "''"},\n    signal: AbortSignal.timeout(${waits ? 2_000 : 10_000}),\n  }`;
  const fetched = `fetch(base + ${JSON.stringify(path)}, ${options})`;
  return [
    "import test from 'node:test';", "import assert from 'node:assert/strict';", '',
    `const base = process.env.MOCK_SSP_URL ?? ${JSON.stringify(location.origin)};`, '',
    "test('responds as recorded', async () => {",
    ...(isThrown
      ? [`  await assert.rejects(async () => (await ${fetched}).text());`]
      : [`  const response = await ${fetched};`, `  assert.equal(response.status, ${status});`,
        ...(message === null ? [] : [`  assert.equal((await response.json()).message, ${JSON.stringify(message)});`])]),
    '});', ''].join('\n');
}
