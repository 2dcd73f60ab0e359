import { $, el, onFrame } from './dom.js';
import { api } from './api.js';
import { jsonBlock } from './json.js';
import { requestOf } from './request.js';

const EXAMPLE = 'Which running shoes are good for a first marathon?';

/** What a header's value can be in a browser. */
const LATIN = /^[\t\x20-\x7e\xa0-\xff]*$/;

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
      $('try-wrong')?.remove();
      this.#kind();
      this.#preview();
    });
    this.#form.noValidate = true; // the browser would not open what is folded up, and send nothing without a word
    this.#form.addEventListener('submit', event => {
      event.preventDefault();
      if (this.#pending) this.#pending.abort();
      else if (!this.#refused()) this.#send();
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
    for (const field of this.#form.elements) field.disabled = field.closest('[hidden]') !== null && field !== $('try-show');
  }

  /** Says what cannot be sent, and goes there. */
  #refused() {
    $('try-wrong')?.remove();
    const wrong = [...this.#form.elements].find(field => field.willValidate && !field.validity.valid);
    if (wrong) return this.#pointAt(wrong, wrong.name, wrong.validationMessage);
    const { headers } = requestOf(this.#form, this.#messages());
    const [name, value] = Object.entries(headers).find(([, text]) => !LATIN.test(text)) ?? [];
    if (!name) return false;
    const odd = [...value].find(letter => !LATIN.test(letter));
    return this.#pointAt(this.#form.elements[name] ?? this.#form.elements.key, name, `“${odd}” cannot stand in a header, which takes Latin letters only.`);
  }

  /** Beside the field, since the end of the form may be out of sight, and there as well. */
  #pointAt(field, name, text) {
    for (let part = field.closest('details'); part; part = part.parentElement.closest('details')) part.open = true;
    field.closest('label').append(el('span', { id: 'try-wrong', class: 'wrong' }, text));
    this.#tell(`${name}: ${text}`);
    $('try-show').hidden = true;
    field.focus();
    return true;
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
      this.#tell(problem.name === 'AbortError' ? 'Cancelled.' : await reason(problem));
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

/** A fault that a scenario asks for looks to a browser as a double that is not there. */
async function reason(problem) {
  try {
    await api.health();
    return `The connection failed: ${problem.message.replace(/\.$/, '')}. This is what a fault looks like from a browser.`;
  } catch (unreached) {
    return unreached.message;
  }
}

function messageOf(text) {
  try {
    return JSON.parse(text).message ?? '';
  } catch {
    return '(no JSON)';
  }
}
