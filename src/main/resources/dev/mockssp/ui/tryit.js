import { $, el, onFrame } from './dom.js';
import { jsonBlock } from './json.js';
import { requestOf } from './request.js';

const EXAMPLE = 'Which running shoes are good for a first marathon?';

/** The form that makes a valid request and sends it, as a web page of a publisher would. */
export class TryIt {
  #form = $('try-form');
  #answered;
  #pending = null;
  #id = null;
  #preview = onFrame(() => $('try-body').open && $('try-json').replaceChildren(jsonBlock(requestOf(this.#form, this.#messages()).body, 'Body to be sent')));

  /** @param answered called with the id of the exchange that was made, and whether the person wants to go there */
  constructor(answered) {
    this.#answered = answered;
    this.#newChat();
    this.#kind();
    $('try-add').addEventListener('click', () => this.#add());
    $('try-new-chat').addEventListener('click', () => this.#newChat());
    $('try-show').addEventListener('click', () => this.#answered(this.#id, true));
    $('try-body').addEventListener('toggle', this.#preview);
    this.#form.addEventListener('input', () => {
      this.#kind();
      this.#preview();
    });
    this.#form.addEventListener('submit', event => {
      event.preventDefault();
      if (this.#pending) this.#pending.abort();
      else this.#send();
    });
  }

  /** @param names the scenarios to choose from */
  offerScenarios(names) {
    const chosen = this.#form.scenario.value;
    const options = names.map(name => el('option', { selected: name === chosen }, name));
    this.#form.scenario.replaceChildren(el('option', { value: '' }, 'as set'), ...options);
  }

  #kind() {
    const kind = this.#form.kind.value;
    for (const part of this.#form.querySelectorAll('[data-for]')) part.hidden = !part.dataset.for.split(' ').includes(kind);
  }

  #newChat() {
    this.#form.chatId.value = `chat-${Math.random().toString(36).slice(2, 8)}`;
    $('try-messages').replaceChildren();
    this.#append('user', EXAMPLE);
  }

  #add() {
    const last = this.#messages().at(-1);
    this.#append(last?.role === 'user' ? 'assistant' : 'user', '').focus();
  }

  #append(role, content) {
    const number = $('try-messages').childElementCount + 1;
    const options = ['user', 'assistant'].map(name => el('option', { selected: name === role }, name));
    const text = el('textarea', { rows: '2', 'aria-label': `Message ${number}` }, content);
    const item = el('li', {},
      el('select', { 'aria-label': `Role of message ${number}` }, ...options),
      el('button', { type: 'button', 'aria-label': `Remove message ${number}`, on: { click: () => {
        item.remove();
        this.#preview();
        $('try-add').focus();
      } } }, '×'),
      text);
    $('try-messages').append(item);
    this.#preview();
    return text;
  }

  #messages() {
    return [...$('try-messages').children].map(item => ({ role: item.querySelector('select').value, content: item.querySelector('textarea').value }));
  }

  async #send() {
    const { path, headers, body } = requestOf(this.#form, this.#messages());
    this.#pending = new AbortController();
    $('try-send').textContent = 'Cancel';
    $('try-result').textContent = 'Sent, waiting for the answer …';
    $('try-show').hidden = true;
    const begun = performance.now();
    try {
      const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body), signal: this.#pending.signal, cache: 'no-store' });
      this.#arrived(answer.headers.get('X-Mock-Request-Id'));
      const text = await answer.text();
      this.#tell(`${answer.status} ${messageOf(text)}, ${Math.round(performance.now() - begun)} ms`);
    } catch (problem) {
      this.#tell(problem.name === 'AbortError' ? 'Cancelled.' : `The connection failed: ${problem.message}. This is what a fault looks like from a browser.`);
    } finally {
      this.#pending = null;
      $('try-send').textContent = 'Send';
    }
  }

  #arrived(id) {
    this.#id = id;
    $('try-show').hidden = !id;
    if (id) this.#answered(id, false);
  }

  #tell(text) {
    $('try-result').textContent = text;
  }
}

function messageOf(text) {
  try {
    return JSON.parse(text).message ?? '';
  } catch {
    return '(no JSON)';
  }
}
