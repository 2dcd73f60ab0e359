import { onFrame } from './dom.js';
import { emptyRow, fillRow, place } from './rows.js';

const BEYOND = 6;

/**
 * Draws the rows that can be seen, and a few beyond, of a list that may be long. All rows have the height that the style
 * sheet sets. While it is not scrolled, new rows come in at the top; else those in sight stay where they are.
 */
export class VirtualList {
  #scroller;
  #list;
  #drawn = new Map();
  #spare = [];
  #height = 0;
  #measuredAt = -1;
  #mark;
  #drawnAll;
  #nearEnd;
  rows = [];

  /**
   * @param scroller the element that scrolls, with the list in it
   * @param mark called with each drawn row, to mark the selected one
   * @param drawn called when all rows in sight are drawn
   * @param nearEnd called when the end of the list is near
   */
  constructor(scroller, list, { mark, drawn, nearEnd }) {
    this.#scroller = scroller;
    this.#list = list;
    this.#mark = mark;
    this.#drawnAll = drawn;
    this.#nearEnd = nearEnd;
    const soon = onFrame(() => this.draw());
    scroller.addEventListener('scroll', soon, { passive: true });
    new ResizeObserver(soon).observe(scroller);
  }

  /** Shows other rows. `added` of them are new at the beginning. */
  show(rows, added) {
    this.rows = rows;
    const { scrollTop } = this.#scroller;
    if (added > 0 && scrollTop > 0) {
      // A position beyond the height of before would be cut.
      this.#list.style.height = `${rows.length * this.#rowHeight()}px`;
      this.#scroller.scrollTop = scrollTop + added * this.#rowHeight();
    }
    this.draw();
  }

  /** Draws the rows in sight. */
  draw() {
    const height = this.#rowHeight();
    const { scrollTop, clientHeight } = this.#scroller;
    const { length } = this.rows;
    this.#list.style.height = `${length * height}px`;
    const first = Math.max(0, Math.min(Math.floor(scrollTop / height) - BEYOND, length - 1));
    const last = Math.min(length, Math.ceil((scrollTop + clientHeight) / height) + BEYOND);
    this.#list.style.paddingTop = `${first * height}px`;
    const wanted = this.rows.slice(first, last);
    const numbers = new Set(wanted.map(row => row.number));
    for (const [number, row] of this.#drawn) {
      if (numbers.has(number)) continue;
      this.#drawn.delete(number);
      this.#spare.push(row);
    }
    wanted.forEach((summary, i) => this.#put(summary, first + i + 1, this.#list.children[i]));
    for (const row of this.#spare) row.remove();
    this.#spare.length = Math.min(this.#spare.length, wanted.length);
    this.#drawnAll();
    if (last > length - BEYOND && length > 0) this.#nearEnd();
  }

  #put(summary, position, at) {
    const { length } = this.rows;
    let row = this.#drawn.get(summary.number);
    if (!row) {
      row = this.#spare.pop() ?? emptyRow();
      fillRow(row, summary, position, length);
      this.#drawn.set(summary.number, row);
    } else if (row.summary !== summary) {
      fillRow(row, summary, position, length);
    } else {
      place(row, position, length);
    }
    this.#mark(row);
    if (row !== at) this.#list.insertBefore(row, at ?? null);
  }

  /** Brings the row with an index into sight. */
  reveal(index) {
    const height = this.#rowHeight();
    const { scrollTop, clientHeight } = this.#scroller;
    if (index * height < scrollTop) this.#scroller.scrollTop = index * height;
    else if ((index + 1) * height > scrollTop + clientHeight) this.#scroller.scrollTop = (index + 1) * height - clientHeight;
    this.draw();
  }

  /** The drawn rows. */
  get drawn() {
    return [...this.#drawn.values()];
  }

  /** How many rows are seen at a time. */
  get page() {
    return Math.max(1, Math.floor(this.#scroller.clientHeight / this.#rowHeight()) - 1);
  }

  /** The height of a row in pixels, which depends on the width of the window. */
  #rowHeight() {
    if (this.#measuredAt !== innerWidth) {
      this.#measuredAt = innerWidth;
      this.#height = parseFloat(getComputedStyle(this.#list).getPropertyValue('--row')) * parseFloat(getComputedStyle(document.documentElement).fontSize);
    }
    return this.#height;
  }
}
