import { $, el, atMostEvery } from './dom.js';
import { api } from './api.js';

const REFRESH_MILLIS = 100;

/** Scenario, bindings, clock, reset: what goes for all calls to come. */
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
    $('scope-unbind').addEventListener('click', () => this.#isKeyMissing() || this.#do(api.unbind(this.#key()), 'The key has no scenario of its own now.'));
    $('clear-requests').addEventListener('click', () => this.#do(api.clearExchanges(), 'The exchanges are cleared.'));
    $('reset-all').addEventListener('click', () => $('sure').showModal());
    $('sure-no').addEventListener('click', () => $('sure').close());
    $('sure-yes').addEventListener('click', () => {
      $('sure').close();
      this.#do(api.reset(), 'Everything is as at the start.');
    });
    this.#clockForms();
    setInterval(() => this.#tick(), 1000);
    addEventListener('focus', () => this.refresh());
  }

  /** Reads everything again, soon. */
  refresh() {
    this.#scenarios();
    this.#time();
  }

  #clockForms() {
    $('clock-freeze').addEventListener('submit', event => {
      event.preventDefault();
      const at = event.target.at.value.trim() || new Date(this.#now()).toISOString();
      this.#do(api.freeze(at), `The clock stands still at ${at}.`);
    });
    $('clock-advance').addEventListener('submit', event => {
      event.preventDefault();
      const seconds = Number(event.target.amount.value) * Number(event.target.unit.value);
      this.#do(api.advance(seconds), `The clock went ${seconds} seconds ahead.`);
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
      this.#do(api.select(name, this.#one() ? this.#key() : null), `${this.#one() ? 'The key' : 'Every key'} now gets ${name}.`);
    }
  }

  /** Without a key, what is meant for one would go for all. */
  #isKeyMissing() {
    if (this.#key() !== '') return false;
    this.#tell('Which key? Type it in first.');
    $('scope-key-name').focus();
    return true;
  }

  async #do(asked, done) {
    try {
      await asked;
      this.#tell(done);
      this.refresh();
    } catch (problem) {
      this.#tell(problem.message);
    }
  }

  async #quietly(asked) {
    try {
      await asked;
    } catch {
      // the live mark in the header says that the double is away
    }
  }

  #tell(text) {
    $('control-result').textContent = text;
  }

  async #loadScenarios() {
    const answer = await api.scenarios();
    const text = JSON.stringify(answer);
    if (text === this.#shown) return; // a new list would swallow a click that is under way
    this.#shown = text;
    const { name: active, scenarios, bindings } = answer;
    const focused = document.activeElement?.dataset?.name;
    $('scenario-list').replaceChildren(...scenarios.map(scenario => row(scenario, scenario.name === active)));
    if (focused) [...$('scenario-list').querySelectorAll('button')].find(button => button.dataset.name === focused)?.focus();
    $('bindings').hidden = bindings.length === 0;
    $('bindings').replaceChildren(...bindings.map(({ key, name }) => el('li', {}, el('code', {}, key), ` gets ${name}`)));
    this.#changed(scenarios.map(scenario => scenario.name), active);
  }

  async #loadClock() {
    const { now, frozen } = await api.clock();
    this.#clock = { now: Date.parse(now), frozen, at: performance.now() };
    $('clock-state').textContent = frozen ? 'frozen' : Math.abs(this.#clock.now - Date.now()) > 5000 ? 'moved' : 'real time';
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

function row({ name, description, origin }, active) {
  return el('li', {}, el('button', { type: 'button', 'data-name': name, 'aria-pressed': String(active) },
    el('strong', {}, name), origin === 'shipped' ? null : el('span', { class: 'tag' }, origin), active ? el('span', { class: 'tag fill' }, 'active') : null,
    el('span', { class: 'soft' }, description)));
}
