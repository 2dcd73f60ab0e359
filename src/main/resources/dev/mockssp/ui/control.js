import { atMostEvery, el, plural } from './dom.js';
import { said } from './said.js';

const REFRESH_MILLIS = 100;

/** The clock, the reset and the documents. */
export class Control {
  #api;
  #clock = { now: Date.now(), frozen: false, at: performance.now() };
  #time = el('time', { id: 'clock-now' }, '…');
  #state = el('span', { id: 'clock-state', class: 'tag' });
  #refresh = atMostEvery(REFRESH_MILLIS, () => this.#load());

  constructor(store, api) {
    this.#api = api;
    for (const event of ['state', 'reset', 'resumed']) store.on(event, () => this.refresh());
    addEventListener('focus', () => this.refresh());
    setInterval(() => this.#tick(), 1000);
    this.element = el('div', { id: 'control' }, this.#clockSection(), this.#resetSection(), documents());
  }

  /** Schedules a refresh of the clock. */
  refresh() {
    this.#refresh();
  }

  #clockSection() {
    const frozen = said({ id: 'clock-freeze-result' });
    const advanced = said({ id: 'clock-advance-result' });
    const released = said({ id: 'clock-release-result' });
    const after = async (result, action, text) => {
      for (const other of [frozen, advanced, released]) other.say('');
      await result.after(action, text);
      this.refresh();
    };
    const freeze = event => {
      event.preventDefault();
      const at = event.target.at.value.trim() || new Date(this.#now()).toISOString();
      after(frozen, this.#api.freeze(at), `The clock is frozen at ${at}.`);
    };
    const advance = event => {
      event.preventDefault();
      const seconds = Number(event.target.amount.value) * Number(event.target.unit.value);
      after(advanced, this.#api.advance(seconds), `The clock is advanced by ${plural(seconds, 'second')}.`);
    };
    const units = [['seconds', 1], ['minutes', 60], ['hours', 3600], ['days', 86_400]];
    return el('section', {}, el('h3', {}, 'Clock'),
      el('p', { class: 'clock' }, this.#time, ' ', this.#state),
      el('form', { id: 'clock-freeze', class: 'inline', on: { submit: freeze } },
        el('label', {}, 'Freeze at ', el('input', { name: 'at', spellcheck: 'false', placeholder: '2025-11-24T21:51:52Z' })),
        el('button', { type: 'submit' }, 'Freeze'), frozen.element),
      el('form', { id: 'clock-advance', class: 'inline', on: { submit: advance } },
        el('label', {}, 'Advance by ', el('input', { name: 'amount', type: 'number', min: '0', step: 'any', value: '1' })),
        el('label', {}, 'Unit ', el('select', { name: 'unit' }, units.map(([name, value]) => el('option', { value, selected: value === 60 }, name)))),
        el('button', { type: 'submit' }, 'Advance'), advanced.element),
      el('p', { class: 'row' }, el('button', { type: 'button', id: 'clock-release', on: { click: () => after(released, this.#api.release(), 'The clock shows real time.') } }, 'Back to real time'),
        released.element));
  }

  #resetSection() {
    const result = said({ id: 'reset-result' });
    const dialog = el('dialog', { id: 'sure', 'aria-labelledby': 'sure-heading' },
      el('h2', { id: 'sure-heading' }, 'Reset everything?'),
      el('p', {}, 'This restores scenario, bindings, clock, inventory and pacing to their state after the start and deletes all exchanges. The report stays.'),
      el('p', { class: 'row' },
        el('button', { type: 'button', class: 'danger', id: 'sure-yes', on: { click: () => { dialog.close(); result.after(this.#api.reset(), 'Everything is reset to its state after the start.'); } } }, 'Reset'),
        el('button', { type: 'button', id: 'sure-no', on: { click: () => dialog.close() } }, 'Cancel')));
    return el('section', {}, el('h3', {}, 'Reset'),
      el('p', { class: 'row' },
        el('button', { type: 'button', id: 'clear-requests', on: { click: () => result.after(this.#api.clearExchanges(), 'The exchanges are deleted.') } }, 'Clear the exchanges'),
        el('button', { type: 'button', id: 'reset-all', class: 'danger', on: { click: () => dialog.showModal() } }, 'Reset everything'), result.element),
      dialog);
  }

  async #load() {
    try {
      const { now, frozen } = await this.#api.clock();
      this.#clock = { now: Date.parse(now), frozen, at: performance.now() };
      this.#state.textContent = frozen ? 'frozen' : Math.abs(this.#clock.now - Date.now()) > 5000 ? 'advanced' : 'real time';
      this.#tick();
    } catch {
      // The indicator in the header shows that the mock server is not reachable.
    }
  }

  #now() {
    const { now, frozen, at } = this.#clock;
    return frozen ? now : now + performance.now() - at;
  }

  #tick() {
    const text = new Date(this.#now()).toISOString().slice(0, 19);
    this.#time.textContent = `${text.replace('T', ' ')} UTC`;
    this.#time.dateTime = `${text}Z`;
  }
}

function documents() {
  const link = (href, text) => el('a', { href }, text);
  return el('section', {}, el('h3', {}, 'Documents'),
    el('ul', { class: 'links' },
      el('li', {}, link('/__admin/requests.har', 'Exchanges as HAR'), ', ', link('/__admin/requests.jsonl', 'as JSON Lines')),
      el('li', {}, link('/openapi.json', 'OpenAPI document of the vendor API'), ', ', link('/__admin/openapi.json', 'of the admin API')),
      el('li', {}, link('/schemas/', 'JSON Schemas'), ' of requests, responses and files'),
      el('li', {}, link('/__admin/health', 'Health check'))));
}
