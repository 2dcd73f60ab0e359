import { el } from './dom.js';
import { formatsOf, offerCopy } from './copy.js';
import { exportLinks } from './exports.js';
import { keyFor, isKeyMasked, recordedRequest } from './recorded.js';
import { bytesOf, send } from './send.js';

/** What can be done with an exchange: a section of its details. */
export function actions(exchange, context) {
  const isRequest = canBeSent(exchange);
  return el('section', { class: 'actions', 'aria-label': 'Actions' },
    isRequest ? replayRow(exchange, context) : null,
    el('p', { class: 'row copies' }, el('span', { class: 'soft' }, 'Copy as'),
      ...formatsOf(exchange).map(name => el('button', { type: 'button', on: { click: () => offerCopy(exchange, name, context) } }, name)),
      el('span', { class: 'soft' }, 'Export'), ...exportLinks({ q: exchange.id })));
}

/** Sends the request of an exchange again, for the key `r`. */
export function replay(exchange, context) {
  if (!canBeSent(exchange)) return context.announce('This exchange cannot be sent again.', { isError: true });
  const row = document.querySelector('.actions [name=key]');
  return resend(exchange, context, row ? row.closest('form') : null);
}

/** Copies an exchange as curl, for the key `c`. */
export function copy(exchange, context) {
  return offerCopy(exchange, 'curl', context);
}

/** Provider states are changes, not requests. A preflight is the browser's own. */
const canBeSent = ({ endpoint, outcome, request }) => endpoint !== 'provider-state' && outcome !== 'preflight' && !request.oversized;

function replayRow(exchange, context) {
  const key = keyFor(exchange, context.store);
  const scenarios = el('select', { name: 'scenario' }, el('option', { value: '' }, 'as before'));
  context.state.whenKnown(({ library }) => scenarios.append(...library.scenarios.map(({ name }) => el('option', {}, name))));
  const form = el('form', { class: 'replay', autocomplete: 'off' },
    el('button', { class: 'main', id: 'replay' }, 'Replay'),
    el('a', { class: 'button', id: 'edit', href: context.router.link('try', 'raw', { from: exchange.id }) }, 'Edit and resend'),
    key === null ? null : el('label', {}, isKeyMasked(exchange, context.store) ? `Key (was ${exchange.client.key})` : 'Key', el('input', { name: 'key', value: key, spellcheck: 'false' })),
    el('label', {}, 'Scenario', scenarios),
    el('p', { class: 'replayed', role: 'status' }));
  form.addEventListener('submit', event => {
    event.preventDefault();
    resend(exchange, context, form);
  });
  return form;
}

async function resend(exchange, { announce, router, store }, form) {
  const { id, status, json, failure } = await send({ ...requestFor(exchange, form?.elements, keyFor(exchange, store)), source: 'replay' });
  const before = exchange.response.fault ?? `${exchange.response.status} ${exchange.response.body?.message ?? exchange.reason}`;
  const now = failure ?? `${status} ${json?.message ?? ''}`.trim();
  const text = `Replayed: ${now}${failure ? '' : now === before ? ', as before' : `; before: ${before}`}`;
  const said = form?.querySelector('.replayed');
  if (!said?.isConnected) return announce(text, { isError: Boolean(failure) });
  said.replaceChildren(text, ...(id ? [' ', el('a', { href: router.link('exchanges', id) }, 'Show it')] : []));
}

function requestFor(exchange, fields, key) {
  const recorded = recordedRequest(exchange, fields?.key ? fields.key.value.trim() : key);
  const body = recorded.base64 ? bytesOf(recorded.body) : recorded.body;
  const scenario = fields?.scenario.value;
  const headers = scenario ? [...recorded.headers.filter(([name]) => name !== 'X-Mock-Scenario'), ['X-Mock-Scenario', scenario]] : recorded.headers;
  return { ...recorded, headers, body };
}
