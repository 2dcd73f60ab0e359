import { api } from './api.js';

/** Marks the requests of the dashboard. Reports and verifications do not count them. */
const SOURCE = 'X-Mock-Source';
const KEY_HEADER = /^thrads?-api-key$/i;
const MAX_REMEMBERED = 500;

/** The header values that browsers accept. */
const LATIN = /^[\t\x20-\x7e\xa0-\xff]*$/;

const keys = new Map();

/** The key that this page sent in an exchange. The journal masks keys. */
export const keySentIn = id => keys.get(id);

/**
 * Sends a request to the mock server, as a page of a publisher does.
 *
 * @param request `method`, `path`, `headers` as a list of names and values, `body`, a text, bytes or null, and `source`, the
 *     mark of the request
 * @param signal cancels the request
 * @return `id` of the exchange if it is known, `status`, `text`, `json` or null, and `millis`; for a request without a
 *     complete response, `failure` says why
 */
export async function send({ method, path, headers, body, source = 'dashboard' }, signal) {
  const wrong = headers.find(([, value]) => !LATIN.test(value));
  if (wrong) return { failure: `${wrong[0]}: “${[...wrong[1]].find(letter => !LATIN.test(letter))}” is not allowed in a header, which accepts Latin characters only.` };
  const begun = performance.now();
  const took = () => performance.now() - begun;
  let id = null;
  try {
    const response = await fetch(target(path), { method, headers: [...headers, [SOURCE, source]], body, signal, cache: 'no-store' });
    id = response.headers.get('X-Mock-Request-Id');
    const text = await response.text();
    const json = parsed(text);
    id ??= json?.requestId ?? null;
    remember(id, headers);
    return { id, status: response.status, text, json, millis: took() };
  } catch (error) {
    remember(id, headers);
    return { id, millis: took(), failure: await reason(error) };
  }
}

/** Decodes Base64. Throws a TypeError that says so if the text is not Base64. */
export function bytesOf(base64) {
  try {
    return Uint8Array.from(atob(base64.trim()), letter => letter.charCodeAt(0));
  } catch {
    throw new TypeError('The body is not Base64');
  }
}

/** Rejects a path that leads to another host. */
function target(path) {
  const url = new URL(path, location.origin);
  if (url.origin !== location.origin) throw new TypeError(`“${path}” leads to another host`);
  return url.href;
}

function remember(id, headers) {
  const key = headers.find(([name]) => KEY_HEADER.test(name))?.[1];
  if (!id || !key) return;
  keys.set(id, key);
  if (keys.size > MAX_REMEMBERED) keys.delete(keys.keys().next().value);
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Explains a failed request. To a browser, a simulated fault looks like a server that is down. */
async function reason(error) {
  if (error.name === 'AbortError') return 'Cancelled.';
  if (error.name === 'TimeoutError') return 'No response came in time.';
  try {
    await api.health();
    return `The connection failed: ${error.message.replace(/\.$/, '')}. This is how a browser sees a simulated fault.`;
  } catch (unreachable) {
    return unreachable.message;
  }
}
