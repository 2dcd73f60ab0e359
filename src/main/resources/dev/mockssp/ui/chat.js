import { el, millis, plural } from './dom.js';
import { reply } from './assistant.js';
import { tally } from './auction.js';
import { ChatBinding } from './chat-binding.js';
import { ChatControls } from './chat-controls.js';
import { bidRequest, bidsOf, openerRequest, outcomeOf, why } from './chat-request.js';
import { localPath, pixels } from './links.js';
import { poll } from './poll.js';
import { isPoll, messageAd, prompts } from './preview.js';
import { whenSeen } from './seen.js';
import { send } from './send.js';

const REPLY_MILLIS = 400;
const MAX_WAIT_MILLIS = 5000;
const LOOK_UPS = 3;
const LOOK_UP_MILLIS = 300;
const STARTERS = ['Which running shoes are good for a first marathon?', 'How do I bake bread with wild yeast?', 'What is the meaning of life?'];
const WORDS = { ad: 'ad', paced: 'paced', none: 'no ad', failed: 'failed', waiting: 'waiting' };
const MARKS = { ad: '●', paced: '◐', none: '○', failed: '✕', waiting: '…' };

const message = (role, content) => ({ role, content, timestamp: new Date().toISOString() });
const pause = milliseconds => new Promise(done => setTimeout(done, milliseconds));
const random = () => Math.random().toString(36).slice(2, 6).padEnd(4, '0');

/** A chat page of a publisher: the user writes, a canned assistant replies, and an ad appears in the conversation. */
export class Chat {
  #context;
  #controls;
  #binding;
  #user = `user-${random()}${random()}`;
  #chatId;
  #turns = [];
  #isShown = false;
  #isOpened = false;
  #replying = false;
  #log = el('ol', { class: 'log' });
  #strip = el('ol', { class: 'strip', 'aria-label': 'Turns' });
  #tally = el('p', { class: 'soft' });
  #starters = el('div', { class: 'starters' });
  #message = el('textarea', { id: 'chat-message', rows: '1', placeholder: 'Write as the user', 'aria-label': 'Message' });
  #send = el('button', { class: 'main' }, 'Send');

  constructor(root, context) {
    this.#context = context;
    const composer = el('form', { class: 'composer' }, this.#message, this.#send);
    const fresh = el('button', { type: 'button', id: 'chat-new', on: { click: () => this.#newChat() } }, 'New chat');
    const side = el('details', { class: 'chat-side', open: matchMedia('(min-width: 56rem)').matches }, el('summary', {}, 'Settings'));
    root.append(
      el('div', { class: 'chat-main' },
        el('div', { class: 'chat-head' }, el('div', {}, this.#strip, this.#tally), fresh),
        el('div', { class: 'chat-scroll', tabindex: '0', role: 'log', 'aria-label': 'Conversation' }, this.#starters, this.#log),
        composer),
      side);
    this.#controls = new ChatControls(side, random(), name => this.#changed(name));
    this.#binding = new ChatBinding((name, error) => this.#bound(name, error));
    this.#starters.append(el('p', { class: 'soft' }, 'Begin with'), ...STARTERS.map(text =>
      el('button', { type: 'button', on: { click: () => this.#say(text) } }, text)));
    composer.addEventListener('submit', event => {
      event.preventDefault();
      this.#say(this.#message.value.trim());
    });
    this.#message.addEventListener('keydown', event => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      composer.requestSubmit();
    });
    this.#message.addEventListener('input', () => this.#grow());
    context.state.on(({ library }) => this.#controls.offer(library.scenarios.map(scenario => scenario.name)));
    context.store.on('state', () => this.#binding.refresh());
    context.api.health().then(({ revision }) => (this.#controls.polls = revision === '2026'), () => {});
    this.#begin();
  }

  /** Binds the scenario that was chosen, and asks for prompts when the first chat begins. */
  async show() {
    this.#isShown = true;
    if (this.#controls.scenario) await this.#binding.use(this.#controls.values.key, this.#controls.scenario);
    if (this.#isShown && !this.#isOpened) this.#open();
  }

  hide() {
    this.#isShown = false;
    return this.#binding.end();
  }

  #newChat() {
    this.#begin();
    this.#open();
    this.#message.focus();
  }

  #begin() {
    this.#chatId = `chat-${random()}${random()}`;
    this.#turns = [];
    this.#isOpened = false;
    this.#log.replaceChildren();
    this.#starters.hidden = false;
    this.#count();
  }

  /** Asks for sponsored prompts, as a page does before the first message. */
  async #open() {
    this.#isOpened = true;
    if (!this.#controls.openers) return;
    const chatId = this.#chatId;
    const note = el('p', { class: 'turn-note' });
    const item = el('li', { class: 'turn', id: 'chat-opener' }, note);
    const result = await send(openerRequest(this.#controls.values, { userId: this.#user }), AbortSignal.timeout(MAX_WAIT_MILLIS));
    if (chatId !== this.#chatId) return;
    this.#log.prepend(item);
    await this.#conclude({ number: 0, sinceAd: null, note }, result, 'Opener');
  }

  async #say(text) {
    if (text === '' || this.#replying) return;
    this.#replying = true;
    this.#message.value = '';
    this.#grow();
    this.#starters.hidden = true;
    const turn = this.#add(text);
    this.#scroll();
    const settings = this.#controls.values;
    // The request runs beside the assistant, as the vendor advises. Neither waits for the other.
    const sent = send(bidRequest(settings, { userId: this.#user, chatId: this.#chatId }, this.#turns.flatMap(({ messages }) => messages)), AbortSignal.timeout(MAX_WAIT_MILLIS));
    const replied = pause(REPLY_MILLIS).then(() => {
      this.#replying = false;
      turn.messages.push(message('assistant', reply(turn.number)));
      turn.bubble.textContent = reply(turn.number);
      this.#scroll();
    });
    const result = await sent;
    await replied;
    if (turn.chatId !== this.#chatId) return;
    await this.#conclude(turn, result, `Turn ${turn.number}`, settings);
  }

  #add(text) {
    const number = this.#turns.length + 1;
    const ads = this.#turns.filter(turn => turn.outcome === 'ad');
    const bubble = el('p', { class: 'bubble assistant' }, '…');
    const note = el('p', { class: 'turn-note' }, 'Waiting for the ad …');
    const item = el('li', { class: 'turn', id: `chat-turn-${number}`, tabindex: '-1' }, el('p', { class: 'bubble user' }, text), bubble, note);
    const turn = { number, messages: [message('user', text)], bubble, note, item, chatId: this.#chatId, outcome: 'waiting', why: '', sinceAd: ads.length > 0 ? number - ads.at(-1).number : null };
    this.#turns.push(turn);
    this.#log.append(item);
    this.#count();
    return turn;
  }

  /** Shows the ad of a turn, or why it has none, and the link to its exchange. */
  async #conclude(turn, result, title, settings = this.#controls.values) {
    const id = result.id ?? (turn.number > 0 ? await this.#lost(turn) : null);
    const exchange = id ? await this.#context.api.exchange(id).catch(() => null) : null;
    turn.outcome = outcomeOf(result, exchange);
    turn.why = why(result, exchange, turn, settings).replace(/\.$/, '');
    if (turn.outcome === 'none' && exchange?.auction) turn.why += ` (${tally(exchange.auction)})`;
    const link = id ? el('a', { href: this.#context.router.link('exchanges', id) }, 'Exchange', el('span', { class: 'unseen' }, ` of ${title.toLowerCase()}`)) : null;
    turn.note.replaceChildren(el('span', { class: `mark ${turn.outcome}` }, WORDS[turn.outcome]), ` ${title}: ${turn.why}. `,
      ...(result.failure ? [] : [`${millis(result.millis)}. `]), ...(link ? [link] : []));
    const bids = bidsOf(result);
    if (bids.length > 0) turn.note.before(this.#ad(bids, turn));
    this.#count();
    this.#scroll();
  }

  /** Finds an exchange whose response did not arrive. It is in the journal once the mock server has seen that the client left. */
  async #lost({ chatId, number }) {
    for (let i = 0; i < LOOK_UPS; i++) {
      const { requests } = await this.#context.api.newestOfChat(chatId).catch(() => ({ requests: [] }));
      const users = (requests[0]?.request.body?.messages ?? []).filter(({ role }) => role === 'user');
      if (users.length === number) return requests[0].id;
      await pause(LOOK_UP_MILLIS);
    }
    return null;
  }

  /** Renders bids as the vendor's guide does. Clicks follow the tracking link, views are sent once the ad is seen. */
  #ad(bids, turn) {
    const [bid] = bids;
    const isPrompts = bid.ad_format === 'sponsored_prompt';
    const happened = name => this.#event(turn, name);
    const ad = el('div', { class: 'chat-ad' }, isPrompts ? prompts(document, bids) : isPoll(bid) ? poll(bid, happened) : messageAd(document, bid));
    const parts = isPrompts ? [...ad.querySelectorAll('li')] : [ad.firstElementChild];
    parts.forEach((part, i) => {
      const own = pixels(bids[i]).filter(({ url }) => localPath(url) !== null);
      if (own.length > 0) whenSeen(part, () => own.forEach(pixel => this.#view(pixel, part, turn)));
      part.querySelector('a')?.addEventListener('click', () => happened('clicked'));
    });
    return ad;
  }

  async #view({ of, url }, part, turn) {
    const { status } = await send({ method: 'GET', path: localPath(url), headers: [], body: null });
    const isViewed = status === 200;
    part.dataset.viewed = isViewed && part.dataset.viewed !== 'false';
    this.#event(turn, `${isViewed ? 'viewed' : 'view failed'}${of === 'DSP' ? ' for the DSP' : ''}`);
  }

  #event(turn, name) {
    const found = turn.note.querySelector(`[data-event="${name}"]`);
    const count = Number(found?.dataset.count ?? 0) + 1;
    const mark = found ?? el('span', { class: 'mark info', 'data-event': name });
    if (!found) turn.note.append(' ', mark);
    mark.dataset.count = count;
    mark.textContent = count > 1 ? `${count} ${name}` : name;
  }

  #count() {
    this.#strip.replaceChildren(...this.#turns.map(turn => el('li', {}, el('button', {
      type: 'button', class: `turn-mark ${turn.outcome}`, title: turn.why, 'aria-label': `Turn ${turn.number}: ${WORDS[turn.outcome]}${turn.why ? `, ${turn.why}` : ''}`,
      on: { click: () => this.#goTo(turn) },
    }, el('span', { 'aria-hidden': 'true' }, MARKS[turn.outcome]), String(turn.number)))));
    const of = name => this.#turns.filter(turn => turn.outcome === name).length;
    const parts = [[of('ad'), count => plural(count, 'ad')], [of('paced'), count => `${count} paced`], [of('none'), count => `${count} without an ad`], [of('failed'), count => `${count} failed`]];
    this.#tally.textContent = this.#turns.length === 0
      ? 'Each turn shows here whether it got an ad.'
      : `${plural(this.#turns.length, 'turn')}: ${parts.filter(([count]) => count > 0).map(([count, say]) => say(count)).join(' · ') || 'waiting'}`;
  }

  #goTo({ item }) {
    item.scrollIntoView({ block: 'nearest' });
    item.focus({ preventScroll: true });
  }

  #changed(name) {
    if (name === 'scenario' || (name === 'key' && this.#controls.scenario)) this.#binding.use(this.#controls.values.key, this.#controls.scenario);
  }

  #bound(name, error) {
    const { key } = this.#controls.values;
    if (error) this.#context.announce(error.message, { isError: true });
    if (this.#isShown && name !== (this.#controls.scenario || null)) this.#controls.scenario = name ?? '';
    document.getElementById('chat-binding').textContent = name ? `${key} is bound to ${name} until you leave this page or choose another.` : '';
  }

  #grow() {
    this.#message.style.height = 'auto';
    this.#message.style.height = `${this.#message.scrollHeight + 2}px`;
  }

  /** Keeps the last turn in view. The prompts before the first one stay as they are. */
  #scroll() {
    if (this.#turns.length === 0) return;
    const area = this.#log.parentElement;
    area.scrollTop = area.scrollHeight;
  }
}
