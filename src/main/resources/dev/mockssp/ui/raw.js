import { el, millis } from './dom.js';
import { jsonBlock } from './json.js';
import { jsonMistake } from './json-mistake.js';
import { keyFor, keyHeader, isKeyMasked, recordedRequest } from './recorded.js';
import { bytesOf, send } from './send.js';

const METHODS = ['POST', 'GET', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];
const QUESTION = 'Which running shoes are good for a first marathon?';
const TEMPLATES = {
  'In a conversation': ['/api/v1/ssp/bid-request', { userId: 'user-1', chatId: 'chat-1', messages: [{ role: 'user', content: QUESTION }], config: { ad_offset: 0, max_frequency: 0 } }],
  'Opener': ['/api/v1/ssp/bid-request', { userId: 'user-1', request_type: 'opener', ad_formats: ['sponsored_prompt', 'sponsored_message'] }],
  'Legacy get-ad': ['/api/v1/message/get-ad', { userId: 'user-1', chatId: 'chat-1', content: { user: QUESTION, chatbot: 'What have you run in so far?' }, conversationOffset: 0 }],
};

/** An editor for a request: method, path, key, headers and body. An exchange can be loaded into it. */
export class RawRequest {
  #context;
  #form;
  #parts = {};
  #note = el('p', { class: 'notice', id: 'raw-note', hidden: true });
  #mistake = el('p', { class: 'wrong', id: 'raw-mistake', role: 'status' });
  #result = el('section', { id: 'raw-result', 'aria-live': 'polite', 'aria-label': 'Result' });
  #pending = null;
  #loaded = null;

  constructor(root, context) {
    this.#context = context;
    const input = (name, attributes) => (this.#parts[name] = el('input', { name, spellcheck: 'false', ...attributes }));
    const area = (name, rows, attributes = {}) => (this.#parts[name] = el('textarea', { name, rows, spellcheck: 'false', ...attributes }));
    const select = (name, options) => (this.#parts[name] = el('select', { name }, ...options));
    this.#form = el('form', { class: 'raw-form', autocomplete: 'off' },
      el('label', {}, 'Start with', select('template', Object.keys(TEMPLATES).map(name => el('option', {}, name)))),
      this.#note,
      el('div', { class: 'raw-line' },
        el('label', {}, 'Method', select('method', METHODS.map(name => el('option', {}, name)))),
        el('label', {}, 'Path', input('path', { required: true, pattern: '/.*' }))),
      el('div', { class: 'pair' },
        el('label', {}, 'API key', input('key', { list: 'raw-keys', placeholder: 'none' })),
        el('label', {}, 'Scenario for this request', select('scenario', [el('option', { value: '' }, 'the selected one')]))),
      el('datalist', { id: 'raw-keys' }, el('option', { value: 'staging-key' }), el('option', { value: 'production-key' })),
      el('label', {}, 'Headers, one per line', area('headers', 3)),
      el('label', {}, 'Body', area('body', 14, { 'aria-describedby': 'raw-mistake' })),
      this.#mistake,
      el('label', { class: 'check' }, input('base64', { type: 'checkbox' }), ' The body is Base64'),
      el('p', { class: 'row' }, this.#parts.send = el('button', { class: 'main', id: 'raw-send' }, 'Send'),
        el('button', { type: 'button', id: 'raw-format', on: { click: () => this.#format() } }, 'Format JSON')));
    this.#result.append(el('p', { class: 'empty' }, 'The response appears here.'));
    root.append(this.#form, this.#result);
    this.#parts.template.addEventListener('change', () => this.#template());
    this.#parts.body.addEventListener('input', () => this.#check());
    this.#parts.base64.addEventListener('change', () => this.#check());
    this.#form.addEventListener('submit', event => {
      event.preventDefault();
      if (this.#pending) this.#pending.abort();
      else this.#send();
    });
    context.state.on(({ library }) => this.#offer(library.scenarios.map(scenario => scenario.name)));
    this.#template();
  }

  /** Loads the exchange that the address names, once. */
  async show(query) {
    const id = query.get('from');
    if (!id || id === this.#loaded) return;
    try {
      this.#fill(await this.#context.api.exchange(id));
      this.#loaded = id;
    } catch (error) {
      this.#tell(error.message);
    }
  }

  #fill(exchange) {
    const { method, path, headers, body, base64 } = recordedRequest(exchange, null);
    const scenario = headers.find(([name]) => name === 'X-Mock-Scenario')?.[1] ?? '';
    this.#offer([...this.#parts.scenario.options].map(option => option.value).filter(Boolean), scenario);
    this.#set({ method, path, key: keyFor(exchange, this.#context.store) ?? '', headers: headers.filter(([name]) => name !== 'X-Mock-Scenario'), body: base64 || !body ? body ?? '' : pretty(body), base64 });
    this.#tell(isKeyMasked(exchange, this.#context.store)
      ? `From exchange ${exchange.id}. The journal masks keys, so choose the key: it was ${exchange.client.key}.`
      : `From exchange ${exchange.id}.`);
    this.#result.replaceChildren(el('p', { class: 'empty' }, 'The response appears here.'));
    this.#parts.body.focus({ preventScroll: true });
    this.#parts.body.setSelectionRange(0, 0);
  }

  #template() {
    const [path, body] = TEMPLATES[this.#parts.template.value];
    this.#set({ method: 'POST', path, key: this.#parts.key.value || 'staging-key', headers: [['Content-Type', 'application/json']], body: pretty(JSON.stringify(body)), base64: false });
    this.#tell('');
  }

  #set({ method, path, key, headers, body, base64 }) {
    const parts = this.#parts;
    if (![...parts.method.options].some(option => option.value === method)) parts.method.append(el('option', {}, method));
    Object.assign(parts.method, { value: method });
    Object.assign(parts.path, { value: path });
    Object.assign(parts.key, { value: key });
    Object.assign(parts.headers, { value: headers.map(([name, value]) => `${name}: ${value}`).join('\n') });
    Object.assign(parts.body, { value: body });
    parts.base64.checked = base64;
    parts.body.rows = Math.min(30, Math.max(8, body.split('\n').length + 1));
    this.#check();
  }

  #offer(names, chosen = this.#parts.scenario.value) {
    const all = chosen === '' || names.includes(chosen) ? names : [chosen, ...names];
    this.#parts.scenario.replaceChildren(el('option', { value: '' }, 'the selected one'), ...all.map(value => el('option', { value, selected: value === chosen }, value)));
  }

  #tell(text) {
    this.#note.hidden = text === '';
    this.#note.textContent = text;
  }

  /** Says where the body is not JSON. It can be sent all the same, since a client may send such a body, too. */
  #check() {
    const { body, base64 } = this.#parts;
    const mistake = base64.checked || body.value.trim() === '' ? null : jsonMistake(body.value);
    this.#mistake.textContent = mistake === null ? '' : `The body is not JSON: ${mistake}. It is sent as it stands.`;
  }

  #format() {
    this.#parts.body.value = pretty(this.#parts.body.value);
    this.#check();
  }

  #request() {
    const { method, path, key, headers, body, base64, scenario } = this.#parts;
    const listed = headers.value.split('\n').map(line => line.trim()).filter(line => line !== '').map(line => {
      const colon = line.indexOf(':');
      if (colon < 1) throw new TypeError(`The header “${line}” is not NAME: VALUE`);
      return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
    });
    if (key.value.trim() !== '') listed.push([keyHeader(path.value), key.value.trim()]);
    if (scenario.value !== '') listed.push(['X-Mock-Scenario', scenario.value]);
    const hasBody = body.value !== '' && !['GET', 'HEAD'].includes(method.value);
    return { method: method.value, path: path.value.trim(), headers: listed, body: hasBody ? (base64.checked ? bytesOf(body.value) : body.value) : null };
  }

  async #send() {
    this.#pending = new AbortController();
    this.#parts.send.textContent = 'Cancel';
    this.#result.replaceChildren(el('p', { class: 'result' }, 'Sent, waiting for the response …'));
    try {
      this.#show(await send(this.#request(), this.#pending.signal));
    } catch (error) {
      this.#show({ failure: error.message });
    } finally {
      this.#pending = null;
      this.#parts.send.textContent = 'Send';
    }
  }

  #show({ id, status, text, json, millis: took, failure }) {
    const said = failure ?? `${status} ${json?.message ?? ''}`;
    this.#result.replaceChildren(
      el('p', { class: 'result' }, el('strong', {}, said), ...(took && !failure ? [` in ${millis(took)} `] : [' ']),
        id ? el('a', { href: this.#context.router.link('exchanges', id) }, 'Show the exchange') : null),
      ...(text ? [jsonBlock(json ?? text, 'Response body')] : []));
    this.#result.scrollIntoView({ block: 'nearest' });
  }
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
