import { keySentIn } from './send.js';

const SET_BY_CLIENTS = /^(host|connection|content-length|transfer-encoding|user-agent|accept.*|sec-.*|referer|cookie|authorization|cache-control|pragma|dnt|priority|upgrade.*|thrads?-api-key|x-mock-.*)$/i;
const PREDEFINED = { staging: 'staging-key', production: 'production-key' };

/**
 * Returns the key to send an exchange again with: the one that was sent, if this page or the list knows it, or else a
 * predefined one. The journal masks keys. Without a key it returns null.
 */
export function keyFor(exchange, store) {
  const { client, endpoint } = exchange;
  if (endpoint === 'provider-state') return null;
  return knownKey(exchange, store) ?? PREDEFINED[client.environment] ?? (client.key ? 'unknown-key' : null);
}

/** Whether the key of an exchange is only known in its masked form. */
export const isKeyMasked = (exchange, store) => Boolean(exchange.client.key) && knownKey(exchange, store) === undefined;

function knownKey({ id, client }, store) {
  return keySentIn(id) ?? store.rows.find(row => row.client.keyId === client.keyId && row.client.name)?.client.name;
}

export const keyHeader = path => (path.startsWith('/api/v1/message/') ? 'thrads-api-key' : 'thrad-api-key');

/** Whether a request was for an ad, so that it can be sent again. */
export const isAdRequest = ({ request, endpoint }) => request.method === 'POST' && ['bid-request', 'get-ad'].includes(endpoint);

/**
 * Returns the request of an exchange as it can be sent again: `method`, `path`, `headers` as a list of names and values, `body`
 * as a text or null, and whether the body is in `base64`. The scenario of a header, a key's suffix or a binding becomes a
 * header, since the key may be another one.
 */
export function recordedRequest(exchange, key) {
  const { request, scenario } = exchange;
  const path = request.path + (request.query ? `?${request.query}` : '');
  const headers = Object.entries(request.headers).filter(([name, value]) =>
    !SET_BY_CLIENTS.test(name) && !(name.toLowerCase() === 'origin' && value === location.origin));
  if (key) headers.unshift([keyHeader(request.path), key]);
  if (['header', 'key', 'binding'].includes(scenario.by)) headers.push(['X-Mock-Scenario', scenario.name]);
  const body = request.body === null ? null : typeof request.body === 'string' ? request.body : JSON.stringify(request.body);
  return { method: request.method, path, headers, body, base64: request.bodyEncoding === 'base64' };
}
