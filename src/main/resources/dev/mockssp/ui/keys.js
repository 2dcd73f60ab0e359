import { $, el } from './dom.js';

const OTHERS = [['Enter', 'Open the selected exchange'], ['Esc', 'Leave a field or close a dialog']];

/** The keys of the page. A key acts only while its view is shown, and never while the user types. */
export class Keys {
  #all = [];
  #view;

  /** @param view returns the name of the shown view */
  constructor(view) {
    this.#view = view;
    addEventListener('keydown', event => this.#pressed(event));
    this.add('?', 'Show the keys', () => this.help());
    $('help').addEventListener('click', () => this.help());
  }

  /** Adds a key. Without a view, it acts everywhere. */
  add(key, does, act, view = null) {
    this.#all.push({ key, does, act, view });
  }

  /** Opens the list of the keys. */
  help() {
    const line = ([key, does]) => el('div', {}, el('dt', {}, el('kbd', {}, key)), el('dd', {}, does));
    const own = this.#all.map(({ key, does }) => [key === 'Escape' ? 'Esc' : key, does]);
    $('help-keys').replaceChildren(...[...own, ...OTHERS].map(line));
    if (!$('help-sheet').open) $('help-sheet').showModal();
  }

  #pressed(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.defaultPrevented) return;
    const { target } = event;
    const isField = target.matches?.('input, textarea, select, [contenteditable]');
    if (event.key === 'Escape' && isField) {
      event.preventDefault(); // Else it would also clear a search.
      return target.blur();
    }
    if (isField || document.querySelector('dialog[open]')) return;
    const found = this.#all.find(({ key, view }) => key === event.key && (view === null || view === this.#view()));
    if (!found) return;
    event.preventDefault();
    found.act();
  }
}
