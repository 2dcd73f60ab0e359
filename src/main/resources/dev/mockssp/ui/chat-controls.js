import { el } from './dom.js';

const COUNTRIES = ['US', 'GB', 'DE', 'FR', 'ES', 'CA', 'IT', 'NL', 'SE'];

/** The controls beside the chat. `values` are the settings of the next request. */
export class ChatControls {
  #form;
  #tag;
  #changed;

  /**
   * @param tag the end of the predefined keys, which makes them keys of this chat alone
   * @param changed called with the name of the control that has changed
   */
  constructor(root, tag, changed) {
    this.#tag = tag;
    this.#changed = changed;
    this.#form = el('form', { class: 'chat-controls', autocomplete: 'off', 'aria-label': 'Settings of the chat' },
      group('Key', [
        el('fieldset', { class: 'segments' }, el('legend', { class: 'unseen' }, 'Environment'), radio('production', true), radio('staging', false)),
        field('API key', { name: 'key', value: `production-chat-${tag}`, spellcheck: 'false' }),
        el('p', { class: 'soft hint', id: 'chat-environment-hint' }),
      ]),
      group('Scenario', [
        el('label', {}, 'For this chat only', el('select', { name: 'scenario', 'aria-describedby': 'chat-binding' }, el('option', { value: '' }, 'the active one'))),
        el('p', { class: 'soft hint', id: 'chat-binding', role: 'status' }),
      ]),
      group('Pacing', [
        el('div', { class: 'pair' },
          field('ad_offset', { name: 'ad_offset', type: 'number', min: '0', placeholder: '0' }),
          field('max_frequency', { name: 'max_frequency', type: 'number', min: '0', placeholder: '0' })),
        check('force', 'force', false),
      ]),
      group('Ad', [
        el('div', { class: 'pair' },
          field('max_headline_chars', { name: 'max_headline_chars', type: 'number', min: '30', placeholder: 'no limit' }),
          field('experiment_tag', { name: 'experiment_tag', maxlength: '30', spellcheck: 'false', placeholder: 'none' })),
        check('image_enabled', 'image_enabled', true),
        check('polls', 'Polls, too (revision 2026)', false),
        check('openers', 'Prompts when a chat begins', true),
      ]),
      group('User', [
        field('X-User-Country', { name: 'country', maxlength: '2', list: 'chat-countries', spellcheck: 'false', placeholder: 'from the address' }),
        el('datalist', { id: 'chat-countries' }, ...COUNTRIES.map(value => el('option', { value }))),
      ]));
    this.#form.addEventListener('submit', event => event.preventDefault());
    this.#form.addEventListener('change', event => this.#change(event.target));
    root.append(this.#form);
    this.#explain();
  }

  get values() {
    const { key, ad_offset, max_frequency, max_headline_chars, experiment_tag, country, force, image_enabled, polls } = this.#form.elements;
    return {
      key: key.value.trim(),
      ad_offset: number(ad_offset),
      max_frequency: number(max_frequency),
      max_headline_chars: number(max_headline_chars),
      experiment_tag: experiment_tag.value.trim(),
      country: country.value.trim(),
      force: force.checked,
      image_enabled: image_enabled.checked,
      polls: polls.checked,
    };
  }

  set polls(isOn) {
    this.#form.elements.polls.checked = isOn;
  }

  get openers() {
    return this.#form.elements.openers.checked;
  }

  get scenario() {
    return this.#form.elements.scenario.value;
  }

  set scenario(name) {
    this.offer([...this.#form.elements.scenario.options].map(option => option.value).filter(value => value !== ''), name);
  }

  /** Offers scenarios. The chosen one is offered even if it is not in the list. */
  offer(names, chosen = this.scenario) {
    const all = chosen === '' || names.includes(chosen) ? names : [chosen, ...names];
    this.#form.elements.scenario.replaceChildren(
      el('option', { value: '' }, 'the active one'), ...all.map(value => el('option', { value, selected: value === chosen }, value)));
  }

  #change(control) {
    if (control.name === 'environment') this.#form.elements.key.value = `${control.value}-chat-${this.#tag}`;
    if (control.name === 'key') {
      const found = ['production', 'staging'].find(name => control.value.trim().startsWith(name));
      for (const one of this.#form.elements.environment) one.checked = one.value === found;
    }
    this.#explain();
    this.#changed(control.name === 'environment' ? 'key' : control.name);
  }

  #explain() {
    const environment = this.#form.elements.environment.value;
    this.#form.querySelector('#chat-environment-hint').textContent = HINTS[environment];
  }
}

const HINTS = {
  production: 'Pacing and relevance decide. No other client uses this key.',
  staging: 'An ad on every request: pacing and relevance do not apply.',
  '': 'A key of your own. A scenario applies to all its requests.',
};

function group(title, children) {
  return el('fieldset', { class: 'group' }, el('legend', {}, title), ...children);
}

function field(label, attributes) {
  return el('label', {}, label, el('input', attributes));
}

function check(name, label, checked) {
  return el('label', { class: 'check' }, el('input', { type: 'checkbox', name, checked }), ` ${label}`);
}

function radio(value, checked) {
  return el('label', {}, el('input', { type: 'radio', name: 'environment', value, checked }), ` ${value}`);
}

const number = ({ value }) => (value.trim() === '' ? undefined : Number(value));
