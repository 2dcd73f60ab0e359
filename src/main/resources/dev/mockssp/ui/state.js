import { atMostEvery } from './dom.js';
import { api } from './api.js';

const REFRESH_MILLIS = 100;

/** What the mock server is set to: scenarios, bindings and clock. It is read again whenever it changes. */
export class ServerState {
  #listeners = [];
  #waiting = [];
  #refresh = atMostEvery(REFRESH_MILLIS, () => this.#load());
  #shown = '';
  /** The scenarios, as `GET /__admin/scenarios` lists them. */
  library = { scenarios: [], matched: 0 };
  /** The active scenario and the bindings, as in `GET /__admin/scenario`. */
  selection = { name: '', bindings: [], matched: 0 };

  constructor() {
    addEventListener('focus', () => this.refresh());
  }

  /** Calls a listener with this state now and after each change of scenarios or bindings. */
  on(listener) {
    this.#listeners.push(listener);
    if (this.#shown !== '') listener(this);
  }

  /** Calls a listener once, as soon as this state is known. */
  whenKnown(listener) {
    if (this.#shown === '') this.#waiting.push(listener);
    else listener(this);
  }

  /** Schedules a refresh. */
  refresh() {
    this.#refresh();
  }

  async #load() {
    try {
      const [library, selection] = await Promise.all([api.scenarios(), api.selection()]);
      const text = JSON.stringify([library, selection]);
      if (text === this.#shown) return; // Replacing a list would lose a click that is in progress.
      this.#shown = text;
      Object.assign(this, { library, selection });
      for (const listener of [...this.#waiting.splice(0), ...this.#listeners]) listener(this);
    } catch {
      // The indicator in the header shows that the mock server is not reachable.
    }
  }
}
