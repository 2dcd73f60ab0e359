const MAX_KEPT = 1000;

/** The summaries of the newest exchanges, newest first, up to a maximum. */
export class Store {
  #rows = [];
  #numbers = new Set();
  #keys = new Map();
  #older = 0;
  seen = 0;
  errors = 0;

  /** The number of exchanges of the run: those received, and those older than the first replay. */
  get total() {
    return this.seen + this.#older;
  }

  get kept() {
    return this.#rows.length;
  }

  clear() {
    this.#older = 0;
    this.#rows = [];
    this.#numbers.clear();
    this.#keys.clear();
    this.seen = 0;
    this.errors = 0;
  }

  /** Adds a batch and returns its new rows, newest first. */
  add(batch) {
    const fresh = batch.filter(row => !this.#numbers.has(row.number)).sort((a, b) => b.number - a.number);
    for (const row of fresh) {
      this.#numbers.add(row.number);
      this.seen++;
      if (row.outcome === 'error' || row.outcome === 'fault' || row.outcome === 'rejected') this.errors++;
      if (row.client.keyId && this.#keys.size < 100) this.#keys.set(row.client.keyId, row.client.key);
    }
    const wasFull = this.#rows.length === MAX_KEPT;
    this.#rows = fresh.concat(this.#rows);
    if (!wasFull && this.#rows.length >= MAX_KEPT) {
      // A replay has at most so many; the numbers tell how many came before it.
      this.#older = Math.max(0, Math.min(...this.#rows.map(row => row.number)) - 1);
    }
    for (const old of this.#rows.splice(MAX_KEPT)) this.#numbers.delete(old.number);
    return fresh;
  }

  /** The rows that match a filter, newest first. */
  find(filter, most) {
    const found = [];
    for (const row of this.#rows) {
      if (filter(row)) found.push(row);
      if (found.length === most) break;
    }
    return found;
  }

  /** The number of rows that match a filter. */
  count(filter) {
    return this.#rows.reduce((found, row) => (filter(row) ? found + 1 : found), 0);
  }

  /** The masked keys, by identifier. */
  get keys() {
    return [...this.#keys];
  }
}
