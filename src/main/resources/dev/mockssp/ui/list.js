import { $, el, millis, onFrame, plural, timeOfDay } from './dom.js';
import { Store } from './store.js';

const MAX_ROWS = 200;
const PAGE = 10;

/** The live list of exchanges: a bounded number of rows, newest first, with navigation by arrow keys. */
export class List {
  #store = new Store();
  #rows = $('rows');
  #paused = false;
  #news = 0;
  #lost = 0;
  #selected = null;
  #open;

  /** @param open called with the summary of an exchange, and whether to move the focus there */
  constructor(open) {
    this.#open = open;
    this.#rows.addEventListener('click', event => {
      const row = event.target.closest('li');
      if (row) this.#choose(row, true);
    });
    this.#rows.addEventListener('keydown', event => this.#key(event));
    $('pause').addEventListener('click', () => this.#pause());
    const again = onFrame(() => this.#render());
    $('filter-text').addEventListener('input', again);
    for (const id of ['filter-outcome', 'filter-key']) $(id).addEventListener('change', again);
  }

  clear() {
    this.#store.clear();
    this.#news = 0;
    this.#lost = 0;
    this.#render();
  }

  add(batch) {
    const fresh = this.#store.add(batch);
    if (this.#paused) {
      this.#news += fresh.length;
    } else {
      const rows = fresh.filter(this.#filter()).slice(0, MAX_ROWS).map(row => this.#row(row));
      this.#rows.prepend(...rows);
      while (this.#rows.childElementCount > MAX_ROWS) this.#rows.lastElementChild.remove();
    }
    this.#point();
    this.#tell();
  }

  lost(count) {
    this.#lost += count;
    this.#tell();
  }

  /** Marks the row of an exchange, now or when it arrives. */
  mark(id) {
    this.#selected = id;
    for (const row of this.#rows.children) this.#markRow(row);
    this.#point();
  }

  /** A summary of the list for screen readers. */
  get summary() {
    const { seen, errors } = this.#store;
    return seen === 0 ? 'No exchanges' : `${plural(seen, 'exchange')}, ${plural(errors, 'error')}`;
  }

  #pause() {
    this.#paused = !this.#paused;
    this.#news = 0;
    $('pause').setAttribute('aria-pressed', this.#paused);
    if (!this.#paused) this.#render();
    this.#tell();
  }

  #filter() {
    const text = $('filter-text').value.trim().toLowerCase();
    const outcome = $('filter-outcome').value;
    const key = $('filter-key').value;
    return row =>
      (key === '' || row.client.keyId === key) &&
      (outcome === '' || row.outcome === outcome || (outcome === 'findings' && count(row) > 0)) &&
      (text === '' || searchable(row).includes(text));
  }

  #render() {
    const found = this.#store.find(this.#filter(), MAX_ROWS);
    this.#rows.replaceChildren(...found.map(row => this.#row(row)));
    this.#point();
    this.#tell();
  }

  #tell() {
    const none = this.#rows.childElementCount === 0;
    this.#rows.hidden = none;
    $('empty').hidden = !none || this.#store.seen > 0;
    $('count').textContent = this.#coverage();
    $('pause').textContent = this.#paused ? `Resume${this.#news > 0 ? ` (${this.#news} new)` : ''}` : 'Pause';
    this.#offerKeys();
  }

  /** Describes how many exchanges the filter covers: the page keeps a part of a long run and shows a part of that. */
  #coverage() {
    const { kept } = this.#store;
    const total = this.#store.total + this.#lost;
    const shown = this.#rows.childElementCount;
    const all = kept < total ? `newest ${number(kept)} of ${number(total)}` : number(total);
    if (total === 0 || this.#paused) return all;
    if (!this.#filtered()) return shown < total ? `newest ${number(shown)} of ${number(total)}` : all;
    const found = this.#store.count(this.#filter());
    const matches = `${found === 0 ? 'none matches' : `${number(found)} found`} in ${kept < total ? `the ${all}` : all}`;
    return shown < found ? `${matches}, ${number(shown)} shown` : matches;
  }

  #filtered() {
    return ['filter-text', 'filter-outcome', 'filter-key'].some(id => $(id).value.trim() !== '');
  }

  #offerKeys() {
    const select = $('filter-key');
    const keys = this.#store.keys;
    if (select.options.length === keys.length + 1 || document.activeElement === select) return;
    const chosen = select.value;
    const options = keys.map(([id, key]) => el('option', { value: id, selected: id === chosen }, `${key} · ${id.slice(0, 4)}`));
    select.replaceChildren(el('option', { value: '' }, 'any key'), ...options);
  }

  #row(row) {
    const status = row.status === 0 ? '–' : String(row.status);
    const element = el('li', { id: `x${row.number}`, role: 'option' },
      el('span', { class: `tag ${row.outcome}` }, row.outcome),
      el('span', { class: 'what' }, `${row.method} ${row.endpoint === 'unknown' ? row.path : row.endpoint}`),
      el('span', { class: 'status' }, status),
      el('span', { class: 'when' }, timeOfDay(row.at)),
      el('span', { class: 'why' }, row.reason),
      el('span', { class: 'marks' }, ...marks(row), el('span', { class: 'scenario' }, row.scenario), el('span', { class: 'took' }, millis(row.ms))));
    element.summary = row;
    this.#markRow(element);
    return element;
  }

  #markRow(row) {
    const chosen = row.summary.id === this.#selected;
    row.setAttribute('aria-selected', chosen);
  }

  /** Sets the active row for screen readers; none if it is no longer in the list. */
  #point() {
    const row = [...this.#rows.children].find(one => one.summary.id === this.#selected);
    if (row) this.#rows.setAttribute('aria-activedescendant', row.id);
    else this.#rows.removeAttribute('aria-activedescendant');
  }

  #choose(row, go) {
    this.mark(row.summary.id);
    row.scrollIntoView({ block: 'nearest' });
    this.#open(row.summary, go);
  }

  #key(event) {
    const rows = [...this.#rows.children];
    const at = rows.findIndex(row => row.summary.id === this.#selected);
    const to = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + PAGE,
      PageUp: at - PAGE,
      Home: 0,
      End: rows.length - 1,
      Enter: at,
      ' ': at,
    }[event.key];
    if (to === undefined || rows.length === 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    this.#choose(rows[Math.min(Math.max(to, 0), rows.length - 1)], event.key === 'Enter' || event.key === ' ');
  }
}

function marks(row) {
  return ['error', 'warning', 'info']
    .filter(severity => row.findings[severity] > 0)
    .map(severity => el('span', { class: `mark ${severity}` }, plural(row.findings[severity], severity === 'info' ? 'note' : severity)));
}

function number(value) {
  return value.toLocaleString('en-US');
}

function count(row) {
  return row.findings.error + row.findings.warning + row.findings.info;
}

function searchable(row) {
  return [row.id, row.method, row.path, row.endpoint, row.status, row.fault, row.outcome, row.reason, row.scenario, row.client.key]
    .join(' ')
    .toLowerCase();
}
