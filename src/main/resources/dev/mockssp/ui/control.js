import { $, el, atMostEvery, plural } from './dom.js';
import { api } from './api.js';

const REFRESH_MILLIS = 100;

/** The panel for scenario, bindings, clock and reset. */
export class Control {
  #changed;
  #shown = '';
  #clock = { now: Date.now(), frozen: false, at: performance.now() };
  #scenarios = atMostEvery(REFRESH_MILLIS, () => this.#quietly(this.#loadScenarios()));
  #time = atMostEvery(REFRESH_MILLIS, () => this.#quietly(this.#loadClock()));

  /** @param changed called with the scenarios' names and the active one, whenever they are read */
  constructor(changed) {
    this.#changed = changed;
    for (const radio of document.getElementsByName('scope')) radio.addEventListener('change', () => this.#scope());
    $('scenario-list').addEventListener('click', event => {
      const name = event.target.closest('button')?.dataset.name;
      if (name) this.#use(name);
    });
    $('scope-unbind').addEventListener('click', () => this.#isKeyMissing() || this.#do(api.unbind(this.#key()), unbound));
    $('clear-requests').addEventListener('click', () => this.#do(api.clearExchanges(), 'The exchanges are deleted.'));
    $('reset-all').addEventListener('click', () => $('sure').showModal());
    $('sure-no').addEventListener('click', () => $('sure').close());
    $('sure-yes').addEventListener('click', () => {
      $('sure').close();
      this.#do(api.reset(), 'Everything is reset to its state after the start.');
    });
    this.#clockForms();
    setInterval(() => this.#tick(), 1000);
    addEventListener('focus', () => this.refresh());
  }

  /** Schedules a refresh of everything. */
  refresh() {
    this.#scenarios();
    this.#time();
  }

  #clockForms() {
    $('clock-freeze').addEventListener('submit', event => {
      event.preventDefault();
      const at = event.target.at.value.trim() || new Date(this.#now()).toISOString();
      this.#do(api.freeze(at), `The clock is frozen at ${at}.`);
    });
    $('clock-advance').addEventListener('submit', event => {
      event.preventDefault();
      const seconds = Number(event.target.amount.value) * Number(event.target.unit.value);
      this.#do(api.advance(seconds), `The clock is advanced by ${plural(seconds, 'second')}.`);
    });
    $('clock-release').addEventListener('click', () => this.#do(api.release(), 'The clock shows real time.'));
  }

  #scope() {
    const one = this.#one();
    $('scope-key').hidden = !one;
    $('scope-actions').hidden = !one;
    if (one) $('scope-key-name').focus();
  }

  #one() {
    return document.querySelector('[name=scope]:checked').value === 'key';
  }

  #key() {
    return $('scope-key-name').value.trim();
  }

  #use(name) {
    if (!this.#one() || !this.#isKeyMissing()) {
      this.#do(api.select(name, this.#one() ? this.#key() : null), `Scenario ${name} now applies to ${this.#one() ? 'the key' : 'every key'}.`);
    }
  }

  /** Without this check, an action for one key would apply to every key. */
  #isKeyMissing() {
    if (this.#key() !== '') return false;
    this.#tell('Enter the API key first.');
    $('scope-key-name').focus();
    return true;
  }

  async #do(action, done) {
    try {
      const result = await action;
      this.#tell(typeof done === 'function' ? done(result) : done);
      this.refresh();
    } catch (error) {
      this.#tell(error.message);
    }
  }

  async #quietly(action) {
    try {
      await action;
    } catch {
      // The indicator in the header shows that the mock server is not reachable.
    }
  }

  #tell(text) {
    $('control-result').textContent = text;
  }

  async #loadScenarios() {
    const [library, selection] = await Promise.all([api.scenarios(), api.selection()]);
    const text = JSON.stringify([library, selection]);
    if (text === this.#shown) return; // Replacing the list would lose a click that is in progress.
    this.#shown = text;
    const { scenarios } = library;
    const { name: active, bindings } = selection;
    const focused = document.activeElement?.dataset?.name;
    $('scenario-list').replaceChildren(...scenarios.map(scenario => row(scenario, scenario.name === active)), ...more(library.matched - scenarios.length));
    if (focused) [...$('scenario-list').querySelectorAll('button')].find(button => button.dataset.name === focused)?.focus();
    $('bindings').hidden = bindings.length === 0;
    $('bindings').replaceChildren(...bindings.map(({ key, name }) => el('li', {}, el('code', {}, key), ` is bound to ${name}`)), ...more(selection.matched - bindings.length));
    this.#changed(scenarios.map(scenario => scenario.name), active);
  }

  async #loadClock() {
    const { now, frozen } = await api.clock();
    this.#clock = { now: Date.parse(now), frozen, at: performance.now() };
    $('clock-state').textContent = frozen ? 'frozen' : Math.abs(this.#clock.now - Date.now()) > 5000 ? 'advanced' : 'real time';
    this.#tick();
  }

  #now() {
    const { now, frozen, at } = this.#clock;
    return frozen ? now : now + performance.now() - at;
  }

  #tick() {
    const text = new Date(this.#now()).toISOString().slice(0, 19);
    $('clock-now').textContent = `${text.replace('T', ' ')} UTC`;
    $('clock-now').dateTime = `${text}Z`;
  }
}

/** The last entry of a list that is not complete. */
function more(count) {
  return count > 0 ? [el('li', { class: 'soft' }, `and ${count} more`)] : [];
}

function unbound({ removed }) {
  return removed ? 'The binding is removed. The active scenario applies to the key.' : 'The key had no binding.';
}

function row({ name, description, origin }, active) {
  return el('li', {}, el('button', { type: 'button', 'data-name': name, 'aria-pressed': String(active) },
    el('strong', {}, name), origin === 'built-in' ? null : el('span', { class: 'tag' }, origin), active ? el('span', { class: 'tag fill' }, 'active') : null,
    el('span', { class: 'soft' }, description)));
}
