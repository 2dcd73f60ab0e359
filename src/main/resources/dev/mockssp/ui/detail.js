import { $, el, atMostEvery, millis, plural, timeOfDay } from './dom.js';
import { api } from './api.js';
import { auctionTable } from './auction.js';
import { checkList, findingList } from './checks.js';
import { jsonBlock } from './json.js';
import { previews } from './preview.js';
import { offerCopy } from './copy.js';
import { asCurl, asJava, asJavaScript, asRecordedScenario, asScenario } from './snippets.js';

const REFRESH_MILLIS = 400;

/** The details of one exchange. */
export class Detail {
  #turn = 0;
  #shown = null;
  #scheduleEvents = atMostEvery(REFRESH_MILLIS, () => this.#events());

  /** Fetches and shows an exchange. Of several calls at once, the last one wins. */
  async open(id) {
    const turn = ++this.#turn;
    try {
      const exchange = await api.exchange(id);
      if (turn === this.#turn) this.#show(exchange);
    } catch (error) {
      if (turn !== this.#turn) return;
      this.#shown = null;
      $('detail-heading').textContent = 'Exchange';
      $('detail-body').replaceChildren(el('p', { class: 'empty' }, error.message));
    }
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
      if (this.#shown?.id === id) $('events')?.replaceChildren(...eventRows(exchange.events ?? []));
    } catch {
      // The journal has evicted the exchange. The page keeps what it shows.
    }
  }

  #show(exchange) {
    this.#shown = exchange;
    $('detail-heading').textContent = `${exchange.request.method} ${exchange.request.path}`;
    $('detail-body').replaceChildren(
      outcome(exchange),
      facts(exchange),
      copies(exchange),
      ...previewSection(exchange),
      ...(exchange.endpoint === 'provider-state' ? [] : [
        el('section', {}, el('h3', {}, 'Checks, in order'), checkList(exchange)),
        findings(exchange.findings ?? []),
      ]),
      ...auctionSection(exchange),
      side('request', 'Request', exchange.request, exchange.request.query),
      side('response', 'Response', exchange.response, ''));
    $('detail').scrollTo({ top: 0 });
  }
}

function outcome(exchange) {
  const { status, fault } = exchange.response;
  return el('p', { class: 'verdict' },
    el('span', { class: `tag ${exchange.outcome}` }, exchange.outcome),
    el('strong', {}, fault ?? (status === 0 ? 'no response' : `HTTP ${status}`)),
    el('span', {}, exchange.reason));
}

function facts(exchange) {
  const { client, scenario } = exchange;
  const delay = exchange.delayMillis > 0 ? ` plus ${millis(exchange.delayMillis)} delay` : '';
  const rows = [
    ['Request id', el('code', {}, exchange.id)],
    ['Received at', `${timeOfDay(exchange.at)} UTC`],
    ['Duration', millis(exchange.millis) + delay],
    ['Scenario', `${scenario.name} (${{ active: 'active for every key', binding: 'bound to the key', key: 'from the suffix of the key', header: 'from the X-Mock-Scenario header' }[scenario.by] ?? scenario.by})`],
    ['Key', client.key && `${client.key} ${client.environment ? `(${client.environment})` : '(not valid)'}`],
    ['User', client.userId],
    ['Chat', client.chatId],
    ['Country', client.country],
    ['Experiment', exchange.experimentTag],
    ['Billing', exchange.impressions > 0 || exchange.billable
      ? `${plural(exchange.impressions, 'impression')}, ${exchange.billable ? 'billable' : 'not billable'}` : null],
  ];
  return el('dl', { class: 'facts' }, ...rows.filter(([, value]) => value).map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value))));
}

function copies(exchange) {
  const button = (label, make) => el('button', { type: 'button', on: { click: async () => offerCopy(`${label} of this exchange`, await make(exchange)) } }, label);
  const isAdRequest = exchange.request.method === 'POST' && ['bid-request', 'get-ad'].includes(exchange.endpoint);
  return el('p', { class: 'row copies' }, el('span', { class: 'soft' }, 'Copy as'),
    button('curl', asCurl),
    ...(isAdRequest ? [button('Scenario', exchange.decidedBy === 'upstream' ? asRecordedScenario : asScenario), button('Java test', asJava), button('JavaScript test', asJavaScript)] : []));
}

function previewSection(exchange) {
  const frames = previews(exchange);
  if (frames.length === 0) return [];
  return [el('section', { id: 'preview' },
    el('h3', {}, 'Ad preview'),
    ...frames,
    el('h4', {}, 'Clicks and views'),
    el('ul', { id: 'events', class: 'events' }, ...eventRows(exchange.events ?? [])))];
}

function eventRows(events) {
  if (events.length === 0) return [el('li', { class: 'soft' }, 'None yet.')];
  return events.map(event => el('li', {}, el('span', { class: `tag ${event.event}` }, event.event), ` ${timeOfDay(event.at)} `, el('code', {}, event.bidId)));
}

function findings(list) {
  return el('section', {}, el('h3', {}, list.length === 0 ? 'Findings: none' : `Findings: ${list.length}`), findingList(list));
}

function auctionSection({ auction }) {
  if (!auction || auction.length === 0) return [];
  return [el('details', { id: 'auction' }, el('summary', {}, el('h3', {}, `Auction of ${plural(auction.length, 'campaign')}`)), auctionTable(auction))];
}

function side(id, title, half, query) {
  const names = Object.entries(half.headers ?? {});
  const body = half.body === null || half.body === undefined
    ? el('p', { class: 'soft' }, half.oversized ? 'The body was oversized and was not kept.' : 'No body.')
    : jsonBlock(half.body, `${title} body`);
  return el('details', { id, open: true }, el('summary', {}, el('h3', {}, title)),
    query ? el('p', {}, el('code', {}, `?${query}`)) : null,
    names.length === 0 ? null : el('dl', { class: 'headers' }, ...names.map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value)))),
    half.bodyEncoding ? el('p', { class: 'soft' }, 'In Base64, because the body is not UTF-8.') : null,
    body);
}
