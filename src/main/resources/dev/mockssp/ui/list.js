import { $, atMostEvery, el, onFrame } from './dom.js';
import { term, termOf, withTerm } from './query.js';
import { Results } from './results.js';
import { VirtualList } from './virtual.js';

const OLDER = 500;
const COUNT_MILLIS = 250;
const OUTCOME = ['outcome', 'findings'];
const KEY = ['key'];

/** The list of exchanges: all as they arrive, or those that a search finds; navigation by arrow keys. */
export class List {
  #store;
  #api;
  #open;
  #list = $('rows');
  #virtual;
  #search = '';
  #results = null;
  #paused = null;
  #missed = 0;
  #selected = null;
  #isReading = false;
  #isHidden = false;
  #draw = onFrame(() => this.#show());
  #tellSoon = atMostEvery(COUNT_MILLIS, () => this.#tell());

  /** @param open called with the row of an exchange, and whether the user wants to read its details now */
  constructor({ store, api }, open) {
    this.#store = store;
    this.#api = api;
    this.#open = open;
    this.#virtual = new VirtualList($('rows-box'), this.#list, { mark: row => this.#markRow(row), drawn: () => this.#point(), nearEnd: () => this.#more() });
    store.on('added', fresh => this.#added(fresh));
    store.on('older', () => this.#draw());
    store.on('lost', () => this.#tellSoon());
    store.on('reset', () => this.#cleared());
    this.#list.addEventListener('click', event => {
      // A row that is drawn anew between press and release gets no click; its list does.
      const row = event.target.closest('li') ?? document.elementFromPoint(event.clientX, event.clientY)?.closest('#rows li');
      if (row) this.#choose(row.summary, event.detail > 0 ? 'click' : 'key');
    });
    this.#list.addEventListener('keydown', event => this.#key(event));
    $('pause').addEventListener('click', () => this.#pause());
    this.#show();
  }

  /** Shows what a search finds; everything if it is empty. */
  search(text) {
    if (text === this.#search) return;
    this.#search = text;
    this.#results = null;
    this.#unpause();
    $('rows-box').scrollTop = 0;
    $('search-error').hidden = true;
    if (text === '') return this.#show();
    const results = new Results(this.#api, text, fresh => this.#results === results && this.#found(fresh));
    this.#results = results;
    this.#load(results);
  }

  async #load(results) {
    try {
      await results.load();
    } catch (error) {
      if (this.#results !== results) return;
      $('search-error').textContent = error.message;
      $('search-error').hidden = false;
      this.#show();
    }
  }

  #found(fresh) {
    $('search-error').hidden = true;
    if (this.#paused) {
      this.#missed += fresh?.length ?? 0;
      return this.#tell();
    }
    this.#show(fresh?.length ?? 0);
  }

  #cleared() {
    this.#unpause();
    if (this.#results) this.#load(this.#results);
    this.#show();
  }

  #added(fresh) {
    if (this.#results) {
      if (fresh.length > 0) this.#results.refresh();
      return this.#tellSoon();
    }
    this.#listed();
    if (this.#paused) this.#missed += fresh.length;
    else if (!this.#isHidden) this.#virtual.show(this.#store.rows, fresh.length);
    this.#tellSoon();
  }

  /** A hidden list is not drawn. */
  hide(isHidden) {
    this.#isHidden = isHidden;
    if (!isHidden) this.#show();
  }

  /** Marks the row of an exchange, now or when it arrives. */
  mark(id) {
    this.#selected = id;
    for (const row of this.#virtual.drawn) this.#markRow(row);
    this.#point();
  }

  /** Opens the row so many places below the selected one. */
  step(by, how = 'step') {
    const { rows } = this.#virtual;
    const at = rows.findIndex(row => row.id === this.#selected);
    if (rows.length > 0) this.#choose(rows[Math.min(Math.max(at + by, 0), rows.length - 1)], how);
  }

  #rows() {
    return this.#paused ?? this.#results?.rows ?? this.#store.rows;
  }

  #show(added = 0) {
    if (this.#isHidden) return;
    this.#listed();
    this.#virtual.show(this.#rows(), added);
    this.#tell();
  }

  #listed() {
    const none = this.#rows().length === 0;
    if ($('rows-box').hidden !== none) $('rows-box').hidden = none;
  }

  async #more() {
    if (this.#paused || this.#isHidden) return;
    if (this.#results) return this.#results.more();
    if (this.#isReading || !this.#store.canReadOlder) return;
    this.#isReading = true;
    try {
      const { oldest } = this.#store;
      const { summaries } = await this.#api.summaries({ before: oldest, limit: OLDER });
      // A reset meanwhile has begun another list.
      if (this.#store.oldest === oldest) this.#store.addOlder(summaries);
    } catch {
      // The indicator in the header shows that the mock server is not reachable.
    } finally {
      this.#isReading = false;
    }
  }

  #pause() {
    if (this.#paused) this.#unpause();
    else this.#paused = this.#rows();
    $('pause').setAttribute('aria-pressed', this.#paused !== null);
    this.#show();
  }

  #unpause() {
    this.#paused = null;
    this.#missed = 0;
    $('pause').setAttribute('aria-pressed', 'false');
  }

  #tell() {
    if (this.#isHidden) return;
    const { total } = this.#store;
    const none = this.#rows().length === 0;
    const isSearch = this.#search !== '';
    $('empty').hidden = !none || isSearch || total > 0;
    $('nothing').hidden = !none || !isSearch || !$('search-error').hidden;
    text($('count'), isSearch ? `${number(this.#results?.matched ?? 0)} of ${number(total)}` : number(total));
    text($('pause'), this.#paused ? `Resume${this.#missed > 0 ? ` (${number(this.#missed)} new)` : ''}` : 'Pause');
    offerKeys(this.#store.keys, this.#search);
  }

  #markRow(row) {
    const isSelected = String(row.summary.id === this.#selected);
    if (row.getAttribute('aria-selected') !== isSelected) row.setAttribute('aria-selected', isSelected);
  }

  /** Sets the active row for screen readers; none if it is not drawn. */
  #point() {
    const row = this.#virtual.drawn.find(one => one.summary.id === this.#selected);
    if (row && this.#list.getAttribute('aria-activedescendant') === row.id) return;
    if (row) this.#list.setAttribute('aria-activedescendant', row.id);
    else this.#list.removeAttribute('aria-activedescendant');
  }

  #choose(summary, how) {
    this.#selected = summary.id;
    this.#virtual.reveal(this.#virtual.rows.indexOf(summary));
    this.mark(summary.id);
    this.#open(summary, how);
  }

  #key(event) {
    const { rows, page } = this.#virtual;
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -rows.length, End: rows.length, Enter: 0, ' ': 0 }[event.key];
    if (by === undefined || rows.length === 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    this.step(by, by === 0 ? 'key' : 'step');
  }
}

/** Connects the fields of a search: the text is all of it, and the two lists are terms of it. */
export function searchFields(changed) {
  const input = $('search');
  const set = search => {
    input.value = search;
    changed(search);
  };
  input.addEventListener('input', atMostEvery(150, () => changed(input.value.trim())));
  for (const [id, prefixes] of [['filter-outcome', OUTCOME], ['filter-key', KEY]]) {
    $(id).addEventListener('change', event => set(withTerm(input.value, prefixes, event.target.value)));
  }
  // The field keeps the focus, without which the hints are hidden before the click.
  $('search-hints').addEventListener('mousedown', event => event.preventDefault());
  $('search-hints').addEventListener('click', event => {
    const prefix = event.target.closest('button')?.dataset.prefix;
    if (!prefix) return;
    input.value = [input.value.trim(), prefix].filter(Boolean).join(' ');
    input.focus();
  });
}

/** Shows a search in its fields, while the user does not type in them. */
export function showSearch(search) {
  if (document.activeElement !== $('search') && $('search').value !== search) $('search').value = search;
  $('filter-outcome').value = termOf(search, OUTCOME);
  if ($('filter-outcome').selectedIndex < 0) $('filter-outcome').value = '';
}

function offerKeys(keys, search) {
  const select = $('filter-key');
  const chosen = termOf(search, KEY);
  const terms = keys.map(([, key]) => term('key', key));
  const names = keys.map(([, key]) => key);
  if (chosen !== '' && !terms.includes(chosen)) {
    terms.push(chosen);
    names.push(chosen.slice('key:'.length));
  }
  const shown = terms.join(' ');
  if (select.dataset.shown !== shown && document.activeElement !== select) {
    select.dataset.shown = shown;
    select.replaceChildren(el('option', { value: '' }, 'any key'), ...terms.map((value, i) => el('option', { value }, names[i])));
  }
  if (select.value !== chosen) select.value = chosen;
}

function text(element, value) {
  if (element.textContent !== value) element.textContent = value;
}

function number(value) {
  return value.toLocaleString('en-US');
}
