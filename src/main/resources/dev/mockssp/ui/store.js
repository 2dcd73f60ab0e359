const MAX_KEPT = 10_000;
/** The most rows that come at the beginning, see live.js. */
const REPLAYED = 1000;
const MAX_KEYS = 100;

/**
 * The rows of the newest exchanges, newest first, up to a maximum; each is what an `exchange` event has. Its events:
 *
 *   added    a batch of new rows, newest first
 *   older    rows that are older than all others were read
 *   reset    all rows are gone: the journal begins anew, or the page has just connected
 *   resumed  the connection was lost and is back
 *   lost     how many exchanges the connection skipped
 *   state    what changed in the mock server: `scenario`, `binding`, `scenarios`, `clock`, `inventory`, `requests`, `reset`
 */
export class Store {
  #rows = [];
  #numbers = new Set();
  #keys = new Map();
  #listeners = new Map();
  #unread = 0;
  #isReplayed = false;
  errors = 0;

  on(event, listener) {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
  }

  tell(event, value) {
    for (const listener of this.#listeners.get(event) ?? []) listener(value);
  }

  /** The rows, newest first. */
  get rows() {
    return this.#rows;
  }

  /** The number of exchanges of the run, with those that the page has not read. */
  get total() {
    return this.#rows.length + this.#unread;
  }

  get kept() {
    return this.#rows.length;
  }

  /** The number of the oldest row. */
  get oldest() {
    return this.#rows.at(-1)?.number ?? 0;
  }

  /** Whether there are older rows, and room for them. */
  get canReadOlder() {
    return this.#unread > 0 && this.#rows.length < MAX_KEPT;
  }

  /** A summary for screen readers. */
  get summary() {
    const count = (number, word) => `${number} ${word}${number === 1 ? '' : 's'}`;
    return this.total === 0 ? 'No exchanges' : `${count(this.total, 'exchange')}, ${count(this.errors, 'error')}`;
  }

  clear() {
    this.#rows = [];
    this.#numbers.clear();
    this.#keys.clear();
    this.errors = 0;
    this.#unread = 0;
    this.#isReplayed = false;
    this.tell('reset');
  }

  lose(count) {
    this.#unread += count;
    this.tell('lost', count);
  }

  /** Adds a batch. Rows that are there already are ignored. */
  add(batch) {
    const fresh = this.#taken(batch);
    const isNewest = fresh.length === 0 || this.#rows.length === 0 || fresh.at(-1).number > this.#rows[0].number;
    this.#rows = fresh.concat(this.#rows);
    // After a break, exchanges may come in any order.
    if (!isNewest) this.#rows.sort((a, b) => b.number - a.number);
    if (!this.#isReplayed && this.#rows.length >= REPLAYED) {
      this.#isReplayed = true;
      this.#unread += this.oldest - 1;
    }
    for (const old of this.#rows.splice(MAX_KEPT)) {
      this.#numbers.delete(old.number);
      this.#unread++;
    }
    this.tell('added', fresh);
  }

  /** Adds rows that are older than all others, while there is room. None means that there are no older ones. */
  addOlder(batch) {
    const older = this.#taken(batch).slice(0, MAX_KEPT - this.#rows.length);
    this.#rows = this.#rows.concat(older);
    this.#unread = batch.length === 0 ? 0 : Math.max(0, this.#unread - older.length);
    this.tell('older', older);
  }

  #taken(batch) {
    const fresh = batch.filter(row => !this.#numbers.has(row.number)).sort((a, b) => b.number - a.number);
    for (const row of fresh) {
      this.#numbers.add(row.number);
      if (row.outcome === 'error' || row.outcome === 'fault' || row.outcome === 'rejected') this.errors++;
      if (row.client.keyId && this.#keys.size < MAX_KEYS) this.#keys.set(row.client.keyId, row.client.name ?? row.client.key);
    }
    return fresh;
  }

  /** The keys as they may be shown, by identifier. */
  get keys() {
    return [...this.#keys];
  }
}
