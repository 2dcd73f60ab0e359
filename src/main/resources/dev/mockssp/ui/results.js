import { atMostEvery } from './dom.js';

const PAGE = 200;
const REFRESH_MILLIS = 500;

/** The exchanges that a search finds in the whole journal, newest first. The server searches. */
export class Results {
  #api;
  #search;
  #changed;
  #latest = 0;
  #isBusy = false;
  #isDone = false;
  rows = [];
  matched = 0;

  /** @param changed called with the rows that are new at the beginning, or null if all have changed */
  constructor(api, search, changed) {
    this.#api = api;
    this.#search = search;
    this.#changed = changed;
  }

  /** Reads the newest ones. An unknown prefix or value is thrown. */
  async load() {
    const { matched, summaries } = await this.#api.summaries({ q: this.#search, limit: PAGE });
    this.#isDone = summaries.length === matched;
    this.rows = summaries.reverse();
    this.matched = matched;
    this.#latest = this.rows[0]?.number ?? 0;
    this.#changed(null);
  }

  /** Reads those that have come since, soon. */
  refresh = atMostEvery(REFRESH_MILLIS, () => this.#newer());

  async #newer() {
    try {
      const { matched, summaries } = await this.#api.summaries({ q: this.#search, after: this.#latest, limit: PAGE });
      if (summaries.length === 0) return;
      if (matched > summaries.length) return await this.load();
      const fresh = summaries.reverse();
      this.rows = fresh.concat(this.rows);
      this.matched += matched;
      this.#latest = fresh[0].number;
      this.#changed(fresh);
    } catch {
      // The indicator in the header shows that the mock server is not reachable.
    }
  }

  /** Reads those before the oldest one. */
  async more() {
    if (this.#isBusy || this.#isDone) return;
    this.#isBusy = true;
    try {
      const { matched, summaries } = await this.#api.summaries({ q: this.#search, before: this.rows.at(-1).number, limit: PAGE });
      this.#isDone = summaries.length === matched;
      this.rows = this.rows.concat(summaries.reverse());
      this.#changed([]);
    } catch {
      // As above.
    } finally {
      this.#isBusy = false;
    }
  }
}
