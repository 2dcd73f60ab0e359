import { $, atMostEvery, clamped, el, millis, plural, timeOfDay } from './dom.js';
import { actions } from './actions.js';
import { api } from './api.js';
import { auctionTable } from './auction.js';
import { checkList, findingList } from './checks.js';
import { jsonBlock } from './json.js';
import { previews } from './preview.js';
import { term } from './query.js';
import { tabs } from './tabs.js';

const REFRESH_MILLIS = 400;
const FIRST = 'overview';

/** The details of one exchange. */
export class Detail {
  #context;
  #tab = FIRST;
  #tabChosen;
  #turn = 0;
  #wanted = null;
  #shown = null;
  #scheduleEvents = atMostEvery(REFRESH_MILLIS, () => this.#events());

  /** @param tabChosen called with the id of the tab that the user chooses, or '' for the first */
  constructor(context, tabChosen) {
    this.#context = context;
    this.#tabChosen = tabChosen;
  }

  /** The shown exchange, as `GET /__admin/requests/ID` returns it; null if there is none. */
  get shown() {
    return this.#shown;
  }

  /** Fetches and shows an exchange, if it is not the one that is shown. Of several calls at once, the last one wins. */
  async open(id, tab) {
    this.#tab = tab ?? FIRST;
    if (id === this.#wanted && !$('gone')) return;
    const turn = ++this.#turn;
    this.#wanted = id;
    try {
      const exchange = await api.exchange(id);
      if (turn === this.#turn) this.#show(exchange);
    } catch (error) {
      if (turn !== this.#turn) return;
      this.#shown = null;
      this.#wanted = null;
      $('detail-heading').textContent = 'Exchange';
      $('detail-body').replaceChildren(el('p', { class: 'empty' }, error.message));
    }
  }

  /** Forgets the exchange. */
  close() {
    this.#turn++;
    this.#shown = null;
    this.#wanted = null;
    $('detail-body').replaceChildren();
  }

  /** Updates the clicks and views, since a new one may belong to the shown exchange. */
  refreshEvents() {
    if (this.#shown?.bidIds?.length > 0) this.#scheduleEvents();
  }

  /** Checks whether the shown exchange still exists, after a reset, a deletion or a restart. */
  async check() {
    const shown = this.#shown;
    if (!shown) return;
    let current = null;
    try {
      current = await api.exchange(shown.id);
    } catch (error) {
      if (error.status !== 404) return;
    }
    if (this.#shown !== shown || $('gone') || (current?.at === shown.at && current?.number === shown.number)) return;
    $('detail-body').prepend(el('p', { id: 'gone', class: 'notice', role: 'status' },
      'The mock server no longer has this exchange, since it was reset, cleared or restarted. This is the last known state.'));
  }

  async #events() {
    const id = this.#shown?.id;
    if (!id) return;
    try {
      const exchange = await api.exchange(id);
      if (this.#shown?.id === id) $('events')?.replaceChildren(...eventRows(exchange));
    } catch {
      // The journal has evicted the exchange. The page keeps what it shows.
    }
  }

  #show(exchange) {
    this.#shown = exchange;
    $('detail-heading').textContent = `${exchange.request.method} ${exchange.request.path}`;
    const parts = [
      ['overview', 'Overview', () => this.#overview(exchange)],
      ['request', 'Request', () => side('Request', exchange.request)],
      ['response', 'Response', () => side('Response', exchange.response)],
    ];
    if (exchange.auction?.length > 0) parts.push(['auction', 'Auction', () => [auctionTable(exchange.auction)]]);
    $('detail-body').replaceChildren(
      outcome(exchange),
      actions(exchange, this.#context),
      ...tabs('Parts of the exchange', parts, this.#tab, tab => this.#tabChosen(tab === FIRST ? '' : tab)));
    $('detail-body').scrollTo({ top: 0 });
  }

  #overview(exchange) {
    const isRequest = exchange.endpoint !== 'provider-state';
    const found = exchange.findings ?? [];
    const key = keyName(exchange, this.#context);
    return [
      // What is wrong must not be below the fold.
      ...(found.length > 0 ? [findings(found)] : []),
      ...previewSection(exchange),
      ...(isRequest && found.length === 0 ? [findings(found)] : []),
      ...(isRequest ? [el('section', {}, el('h3', {}, 'Checks, in order'), checkList(exchange, key))] : []),
      el('section', {}, el('h3', {}, 'Facts'), facts(exchange, this.#context)),
    ];
  }
}

function outcome(exchange) {
  const { status, fault } = exchange.response;
  return el('p', { class: 'verdict' },
    el('span', { class: `tag ${exchange.outcome}` }, exchange.outcome),
    el('strong', {}, fault ?? (status === 0 ? 'no response' : `HTTP ${status}`)),
    clamped(exchange.reason));
}

/** The key as it may be shown. */
function keyName({ client }, { store }) {
  return new Map(store.keys).get(client.keyId) ?? client.key;
}

function facts(exchange, context) {
  const { router } = context;
  const { client, scenario } = exchange;
  const delay = exchange.delayMillis > 0 ? ` plus ${millis(exchange.delayMillis)} delay` : '';
  const key = keyName(exchange, context);
  const link = (text, ...to) => text && el('a', { href: router.link(...to) }, clamped(text, 80));
  const find = (prefix, text) => link(text, 'exchanges', '', { q: text && term(prefix, text) });
  const rows = [
    ['Request id', el('code', {}, exchange.id)],
    ['Received at', `${timeOfDay(exchange.at)} UTC`],
    ['Duration', millis(exchange.millis) + delay],
    ['Scenario', `${scenario.name} (${{ active: 'active for every key', binding: 'bound to the key', key: 'from the suffix of the key', header: 'from the X-Mock-Scenario header' }[scenario.by] ?? scenario.by})`],
    ['Key', client.key && `${key} ${client.environment ? `(${client.environment})` : '(not valid)'}`],
    ['User', find('user', client.userId)],
    ['Chat', link(client.chatId, 'chats', client.chatId)],
    ['Country', client.country],
    ['Experiment', find('tag', exchange.experimentTag)],
    ['Billing', exchange.impressions > 0 || exchange.billable
      ? `${plural(exchange.impressions, 'impression')}, ${exchange.billable ? 'billable' : 'not billable'}` : null],
  ];
  return el('dl', { class: 'facts' }, ...rows.filter(([, value]) => value).map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value))));
}

function previewSection(exchange) {
  const frames = previews(exchange);
  if (frames.length === 0) return [];
  return [el('section', { id: 'preview' },
    el('h3', {}, 'Ad preview'),
    ...frames,
    el('h4', {}, 'Clicks and views'),
    el('ul', { id: 'events', class: 'events' }, ...eventRows(exchange)))];
}

/** Clicks and views with their times. The time since the request shows whether a pixel was sent when the ad was seen. */
function eventRows({ at, events = [] }) {
  if (events.length === 0) return [el('li', { class: 'soft' }, 'None yet.')];
  return events.map(event => el('li', {}, el('span', { class: `tag ${event.event}` }, event.event), ` ${timeOfDay(event.at)} `,
    el('span', { class: 'soft' }, `${millis(Date.parse(event.at) - Date.parse(at))} after the request `), el('code', {}, event.bidId)));
}

function findings(list) {
  return el('section', {}, el('h3', {}, list.length === 0 ? 'Findings: none' : `Findings: ${list.length}`), findingList(list));
}

function side(title, half) {
  const names = Object.entries(half.headers ?? {});
  const body = half.body === null || half.body === undefined
    ? el('p', { class: 'soft' }, half.oversized ? 'The body was oversized and was not kept.' : 'No body.')
    : jsonBlock(half.body, `${title} body`);
  return [
    half.method ? el('p', {}, el('code', {}, `${half.method} ${half.path}${half.query ? `?${half.query}` : ''}`)) : null,
    names.length === 0 ? null : el('dl', { class: 'headers' }, ...names.map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, clamped(value))))),
    half.bodyEncoding ? el('p', { class: 'soft' }, 'In Base64, because the body is not UTF-8.') : null,
    body,
  ].filter(Boolean);
}
