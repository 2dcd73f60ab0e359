import { $, el, onFrame } from './dom.js';
import { api } from './api.js';
import { jsonBlock } from './json.js';
import { requestOf } from './request.js';

const EXAMPLE = 'Which running shoes are good for a first marathon?';

/** The header values that browsers accept. */
const LATIN = /^[\t\x20-\x7e\xa0-\xff]*$/;

/** The form that creates a valid request and sends it like a web page of a publisher. */
export class TryIt {
  #form = $('try-form');
  #sent;
  #pending = null;
  #id = null;
  #preview = onFrame(() => $('try-body').open && $('try-json').replaceChildren(jsonBlock(requestOf(this.#form, this.#messages()).body, 'Body to be sent')));

  /** @param sent called with the id of the new exchange, and whether to move the focus there */
  constructor(sent) {
    this.#sent = sent;
    this.#newChat();
    this.#kind();
    $('try-add').addEventListener('click', () => this.#add());
    $('try-new-chat').addEventListener('click', () => this.#newChat());
    $('try-show').addEventListener('click', () => this.#sent(this.#id, true));
    $('try-body').addEventListener('toggle', this.#preview);
    this.#form.addEventListener('input', () => {
      $('try-wrong')?.remove();
      this.#kind();
      this.#preview();
    });
    this.#form.noValidate = true; // The browser would not open a collapsed section with an invalid field, and silently not send.
    this.#form.addEventListener('submit', event => {
      event.preventDefault();
      if (this.#pending) this.#pending.abort();
      else if (!this.#isInvalid()) this.#send();
    });
  }

  /** @param names the scenarios to choose from */
  offerScenarios(names) {
    const chosen = this.#form.scenario.value;
    const options = names.map(name => el('option', { selected: name === chosen }, name));
    this.#form.scenario.replaceChildren(el('option', { value: '' }, 'selected one'), ...options);
  }

  #kind() {
    const kind = this.#form.kind.value;
    for (const part of this.#form.querySelectorAll('[data-for]')) part.hidden = !part.dataset.for.split(' ').includes(kind);
    for (const field of this.#form.elements) field.disabled = field.closest('[hidden]') !== null && field !== $('try-show');
  }

  /** Reports an invalid field and moves the focus to it. */
  #isInvalid() {
    $('try-wrong')?.remove();
    const wrong = [...this.#form.elements].find(field => field.willValidate && !field.validity.valid);
    if (wrong) return this.#pointAt(wrong, wrong.name, wrong.validationMessage);
    const { headers } = requestOf(this.#form, this.#messages());
    const [name, value] = Object.entries(headers).find(([, text]) => !LATIN.test(text)) ?? [];
    if (!name) return false;
    const odd = [...value].find(letter => !LATIN.test(letter));
    return this.#pointAt(this.#form.elements[name] ?? this.#form.elements.key, name, `“${odd}” is not allowed in a header, which accepts Latin characters only.`);
  }

  /** Shows the message beside the field and at the end of the form, which may not be visible. */
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
    $('try-result').textContent = 'Sent, waiting for the response …';
    $('try-show').hidden = true;
    const begun = performance.now();
    try {
      const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body), signal: this.#pending.signal, cache: 'no-store' });
      this.#arrived(response.headers.get('X-Mock-Request-Id'));
      const text = await response.text();
      this.#tell(`${response.status} ${messageOf(text)}, ${Math.round(performance.now() - begun)} ms`);
    } catch (error) {
      this.#tell(error.name === 'AbortError' ? 'Cancelled.' : await reason(error));
    } finally {
      this.#pending = null;
      $('try-send').textContent = 'Send';
    }
  }

  #arrived(id) {
    this.#id = id;
    $('try-show').hidden = !id;
    if (id) this.#sent(id, false);
  }

  #tell(text) {
    $('try-result').textContent = text;
  }
}

/** Explains a failed request. To a browser, a simulated fault looks like a server that is down. */
async function reason(error) {
  try {
    await api.health();
    return `The connection failed: ${error.message.replace(/\.$/, '')}. This is how a browser sees a simulated fault.`;
  } catch (unreachable) {
    return unreachable.message;
  }
}

function messageOf(text) {
  try {
    return JSON.parse(text).message ?? '';
  } catch {
    return '(not JSON)';
  }
}
