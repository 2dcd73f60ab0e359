import { el } from './dom.js';
import { lineOf, placeAt, placeOf } from './place.js';
import { said } from './said.js';
import { TEMPLATES } from './scenario-words.js';

const CHECK_MILLIS = 300;

/**
 * The text of a scenario, with its problems as the mock server finds them. `saved` is called with the name after a save,
 * and whether to use the scenario.
 */
export class Editor {
  #api;
  #saved;
  #timer = null;
  #checks = 0;
  #original = '';
  #name = el('input', { id: 'scenario-name', spellcheck: 'false', autocomplete: 'off', maxlength: '64' });
  #text = el('textarea', { id: 'scenario-text', spellcheck: 'false', rows: '12', wrap: 'off', 'aria-describedby': 'scenario-check' });
  #verdict = el('p', { id: 'scenario-check', role: 'status', class: 'soft' });
  #problems = el('ul', { id: 'scenario-problems', class: 'problems' });
  #result = said({ id: 'scenario-result' });
  #templates = el('p', { class: 'row', id: 'scenario-templates' }, el('span', {}, 'Start from'),
    TEMPLATES.map(one => el('button', { type: 'button', on: { click: () => this.#begin(one) } }, one.title)));

  constructor(api, saved) {
    this.#api = api;
    this.#saved = saved;
    for (const field of [this.#name, this.#text]) field.addEventListener('input', () => this.#soon());
    this.element = el('form', { class: 'editor', autocomplete: 'off', on: { submit: event => { event.preventDefault(); this.#save(event.submitter?.value === 'use'); } } },
      this.#templates,
      el('label', {}, 'Name ', this.#name),
      el('label', {}, 'Scenario as JSON ', this.#text),
      this.#verdict, this.#problems,
      el('p', { class: 'row' },
        el('button', { type: 'submit', class: 'main', id: 'scenario-save', value: 'save' }, 'Save'),
        el('button', { type: 'submit', id: 'scenario-save-use', value: 'use' }, 'Save and use for every key'),
        this.#result.element),
      el('p', { class: 'soft' }, 'A saved scenario lasts until the next reset. ', el('a', { href: '/schemas/scenario.schema.json', target: '_blank' }, 'The schema'),
        ' describes every member; to keep a scenario, put it in a file of your folder.'));
  }

  /** Whether the user has changed the text. */
  get isChanged() {
    return this.#text.value !== this.#original;
  }

  /** Shows a scenario. `isNew` offers the templates. */
  open(name, text, isNew) {
    this.#name.value = name;
    this.#original = text;
    this.#text.value = text;
    this.#templates.hidden = !isNew;
    this.#result.say('');
    this.#show([]);
    this.#verdict.textContent = '';
    if (isNew) this.#check();
  }

  #begin({ name, text }) {
    this.#name.value = name;
    this.#text.value = text;
    this.#check();
    this.#text.focus();
    this.#text.setSelectionRange(0, 0);
  }

  #soon() {
    this.#result.say('');
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#check(), CHECK_MILLIS);
  }

  /** Asks the mock server for the problems. Of several checks at once, the last one wins. */
  async #check() {
    clearTimeout(this.#timer);
    const check = ++this.#checks;
    const problems = await this.#problemsAfter(() => this.#api.putScenario(this.#name.value.trim(), this.#text.value, true));
    if (check === this.#checks) this.#show(problems);
    return problems;
  }

  async #problemsAfter(action) {
    try {
      return (await action()).problems ?? [];
    } catch (error) {
      const { detail } = error;
      return detail?.problems ?? [{ severity: 'error', message: error.message, pointer: detail?.pointer, allowed: detail?.allowed }];
    }
  }

  #show(problems) {
    const errors = problems.filter(isError).length;
    this.#verdict.textContent = errors === 0 ? 'The scenario is valid.' : `${errors} ${errors === 1 ? 'problem' : 'problems'}`;
    this.#verdict.classList.toggle('invalid', errors > 0);
    this.#text.toggleAttribute('aria-invalid', errors > 0);
    this.#problems.replaceChildren(...problems.map(problem => this.#line(problem)));
  }

  #line({ severity, message, pointer, allowed = [] }) {
    const text = this.#text.value;
    const position = /line (\d+), column (\d+)/.exec(message);
    const place = pointer !== undefined ? placeOf(text, pointer) : position ? placeAt(text, +position[1], +position[2]) : null;
    const unsaid = allowed.filter(value => !message.includes(value));
    const words = [el('span', { class: 'message' }, message.replace(/^the scenario: /, '')), unsaid.length === 0 ? null : el('span', { class: 'soft' }, `Allowed: ${unsaid.join(', ')}`)];
    const kind = isError({ severity }) ? 'error' : 'warning';
    return el('li', { class: kind }, el('span', { class: `mark ${kind}` }, kind), ' ',
      place === null ? words : el('button', { type: 'button', title: 'Show the place', on: { click: () => this.#select(place) } },
        el('b', {}, `Line ${lineOf(text, place.start)}`), ' ', words));
  }

  #select({ start, end }) {
    const text = this.#text;
    text.focus();
    text.setSelectionRange(start, end);
    const height = text.scrollHeight / Math.max(1, text.value.split('\n').length);
    text.scrollTop = Math.max(0, (lineOf(text.value, start) - 3) * height);
  }

  async #save(use) {
    const problems = await this.#check();
    if (problems.some(isError)) {
      this.#result.say('Not saved: mend the problems first.', true);
      return;
    }
    const name = this.#name.value.trim();
    const isSaved = await this.#result.after(this.#api.putScenario(name, this.#text.value)
      .then(() => use && this.#api.select(name, null)), `Saved as ${name}${use ? ', and active for every key' : ''}.`);
    if (!isSaved) return;
    this.#original = this.#text.value;
    this.#templates.hidden = true;
    this.#saved(name);
  }
}

const isError = ({ severity }) => severity !== 'warning';
