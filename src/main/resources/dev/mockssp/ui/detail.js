import { $, el, atMostEvery, millis, plural, timeOfDay } from './dom.js';
import { api } from './api.js';
import { auctionTable } from './auction.js';
import { checkList, findingList } from './checks.js';
import { jsonBlock } from './json.js';
import { previews } from './preview.js';
import { offerCopy } from './copy.js';
import { asCurl, asJava, asJavaScript, asRecordedScenario, asScenario } from './snippets.js';

const REFRESH_MILLIS = 400;

/** One exchange in full. */
export class Detail {
  #asked = 0;
  #shown = null;
  #refreshEvents = atMostEvery(REFRESH_MILLIS, () => this.#events());

  /** Fetches and shows an exchange; of several asked for at once, the last one counts. */
  async open(id) {
    const turn = ++this.#asked;
    try {
      const exchange = await api.exchange(id);
      if (turn === this.#asked) this.#show(exchange);
    } catch (problem) {
      if (turn !== this.#asked) return;
      this.#shown = null;
      $('detail-heading').textContent = 'One exchange';
      $('detail-body').replaceChildren(el('p', { class: 'empty' }, problem.message));
    }
  }

  /** A click or a view came in: perhaps it belongs to what is shown. */
  pinged() {
    if (this.#shown?.bidIds?.length > 0) this.#refreshEvents();
  }

  /** The double was reset, cleared or started anew: perhaps what is shown is gone. */
  async check() {
    const shown = this.#shown;
    if (!shown) return;
    let there = null;
    try {
      there = await api.exchange(shown.id);
    } catch (problem) {
      if (problem.status !== 404) return;
    }
    if (this.#shown !== shown || $('gone') || (there?.at === shown.at && there?.number === shown.number)) return;
    $('detail-body').prepend(el('p', { id: 'gone', class: 'notice', role: 'status' },
      'The double no longer has this exchange: it was reset, cleared or started anew. What you see is a memory.'));
  }

  async #events() {
    const id = this.#shown?.id;
    if (!id) return;
    try {
      const exchange = await api.exchange(id);
      if (this.#shown?.id === id) $('events')?.replaceChildren(...eventRows(exchange.events ?? []));
    } catch {
      // dropped from the journal meanwhile: what is shown stays
    }
  }

  #show(exchange) {
    this.#shown = exchange;
    $('detail-heading').textContent = `${exchange.request.method} ${exchange.request.path}`;
    $('detail-body').replaceChildren(
      verdict(exchange),
      facts(exchange),
      copies(exchange),
      ...previewSection(exchange),
      ...(exchange.endpoint === 'provider-state' ? [] : [
        el('section', {}, el('h3', {}, 'Checks, in their order'), checkList(exchange)),
        findings(exchange.findings ?? []),
      ]),
      ...auctionSection(exchange),
      side('request', 'Request', exchange.request, exchange.request.query),
      side('answer', 'Answer', exchange.answer, ''));
    $('detail').scrollTo({ top: 0 });
  }
}

function verdict(exchange) {
  const { status, fault } = exchange.answer;
  return el('p', { class: 'verdict' },
    el('span', { class: `tag ${exchange.outcome}` }, exchange.outcome),
    el('strong', {}, fault ?? (status === 0 ? 'no answer' : `HTTP ${status}`)),
    el('span', {}, exchange.reason));
}

function facts(exchange) {
  const { caller, scenario } = exchange;
  const delay = exchange.delayMillis > 0 ? ` and ${millis(exchange.delayMillis)} of delay` : '';
  const rows = [
    ['Request id', el('code', {}, exchange.id)],
    ['At', `${timeOfDay(exchange.at)} UTC`],
    ['Took', millis(exchange.millis) + delay],
    ['Scenario', `${scenario.name} (${{ active: 'active for every key', binding: 'bound to the key', key: "by the key's suffix", header: 'by header' }[scenario.by] ?? scenario.by})`],
    ['Key', caller.key && `${caller.key} ${caller.environment ? `(${caller.environment})` : '(not valid here)'}`],
    ['User', caller.userId],
    ['Chat', caller.chatId],
    ['Country', caller.country],
    ['Experiment', exchange.experimentTag],
    ['Counts', exchange.impressions > 0 || exchange.billable
      ? `${plural(exchange.impressions, 'impression')}, ${exchange.billable ? 'billable' : 'not billable'}` : null],
  ];
  return el('dl', { class: 'facts' }, ...rows.filter(([, value]) => value).map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value))));
}

function copies(exchange) {
  const button = (label, make) => el('button', { type: 'button', on: { click: async () => offerCopy(`${label} of this exchange`, await make(exchange)) } }, label);
  const isCall = exchange.request.method === 'POST' && ['bid-request', 'get-ad'].includes(exchange.endpoint);
  return el('p', { class: 'row copies' }, el('span', { class: 'soft' }, 'Copy as'),
    button('curl', asCurl),
    ...(isCall ? [button('Scenario', exchange.decidedBy === 'upstream' ? asRecordedScenario : asScenario), button('Java test', asJava), button('JavaScript test', asJavaScript)] : []));
}

function previewSection(exchange) {
  const frames = previews(exchange);
  if (frames.length === 0) return [];
  return [el('section', { id: 'preview' },
    el('h3', {}, 'The ad, as a chat would show it'),
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
    ? el('p', { class: 'soft' }, half.oversized ? 'The body was too large to be kept.' : 'No body.')
    : jsonBlock(half.body, `${title} body`);
  return el('details', { id, open: true }, el('summary', {}, el('h3', {}, title)),
    query ? el('p', {}, el('code', {}, `?${query}`)) : null,
    names.length === 0 ? null : el('dl', { class: 'headers' }, ...names.map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value)))),
    body);
}
