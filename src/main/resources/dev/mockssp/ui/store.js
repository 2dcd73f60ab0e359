const MOST_KEPT = 1000;

/** What is known of the newest exchanges, newest first; bounded. */
export class Store {
  #rows = [];
  #numbers = new Set();
  #keys = new Map();
  #older = 0;
  seen = 0;
  errors = 0;

  /** How many the run has had, as far as is known here: seen, and older than what was told at first. */
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

  /** Takes a batch in and gives back what of it is new, newest first. */
  add(batch) {
    const first = this.seen === 0 && batch.length >= MOST_KEPT;
    if (first) this.#older = Math.min(...batch.map(row => row.number)) - 1;
    const fresh = batch.filter(row => !this.#numbers.has(row.number)).sort((a, b) => b.number - a.number);
    for (const row of fresh) {
      this.#numbers.add(row.number);
      this.seen++;
      if (row.outcome === 'error' || row.outcome === 'fault' || row.outcome === 'rejected') this.errors++;
      if (row.caller.keyId && this.#keys.size < 100) this.#keys.set(row.caller.keyId, row.caller.key);
    }
    this.#rows = fresh.concat(this.#rows);
    for (const old of this.#rows.splice(MOST_KEPT)) this.#numbers.delete(old.number);
    return fresh;
  }

  /** The rows that a filter lets through, newest first. */
  find(filter, most) {
    const found = [];
    for (const row of this.#rows) {
      if (filter(row)) found.push(row);
      if (found.length === most) break;
    }
    return found;
  }

  /** How many rows a filter lets through. */
  count(filter) {
    return this.#rows.reduce((found, row) => (filter(row) ? found + 1 : found), 0);
  }

  /** Keys by identifier, masked. */
  get keys() {
    return [...this.#keys];
  }
}
