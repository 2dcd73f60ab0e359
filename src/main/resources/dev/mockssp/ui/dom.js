// All data from requests and responses reaches the page as text or as an attribute that is not code. This module has no
// other function that adds content.

/** Returns the element with an id. */
export const $ = id => document.getElementById(id);

/** Creates an element: attributes (null is omitted), `on` for listeners, then children; a string becomes a text node. */
export function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** Creates an element in another document, such as that of the preview. */
export function elIn(doc, tag, attributes = {}, ...children) {
  return fill(doc.createElement(tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'on') {
      for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined));
  return element;
}

/** Returns a function that schedules a task for the next frame, once per frame. */
export function onFrame(task) {
  let scheduled = false;
  return () => {
    if (scheduled) return;
    scheduled = true;
    requestAnimationFrame(() => {
      scheduled = false;
      task();
    });
  };
}

/** Returns a function that schedules a task for a frame, at least `millis` after the last run. */
export function onQuietFrame(millis, task) {
  let last = -Infinity;
  let scheduled = false;
  const run = () => {
    scheduled = false;
    last = performance.now();
    task();
  };
  return () => {
    if (scheduled) return;
    scheduled = true;
    setTimeout(() => requestAnimationFrame(run), Math.max(0, last + millis - performance.now()));
  };
}

/** Returns a function that schedules a task, which runs at most once every `millis`. */
export function atMostEvery(millis, task) {
  let timer = null;
  return () => {
    timer ??= setTimeout(() => {
      timer = null;
      task();
    }, millis);
  };
}

/** Formats the time of day of an instant. */
export function timeOfDay(instant) {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? String(instant) : date.toISOString().slice(11, 23);
}

/** Formats a duration in milliseconds. */
export function millis(value) {
  return value < 10 ? `${value.toFixed(1)} ms` : value < 10_000 ? `${Math.round(value)} ms` : `${(value / 1000).toFixed(1)} s`;
}

/** "1 error", "2 errors". */
export function plural(count, word) {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

/** Cuts the middle out of a long text, because ids differ at their ends. */
export function shortened(text, most) {
  if (text.length <= most) return text;
  const end = Math.floor((most - 1) / 2);
  return `${text.slice(0, most - 1 - end)}…${text.slice(-end)}`;
}

/** Shows a text of which the beginning is enough, with a button that shows the rest. */
export function clamped(text, most = 240) {
  if (text.length <= most + 20) return el('span', {}, text);
  const shown = el('span', {}, `${text.slice(0, most)}…`);
  const button = el('button', { type: 'button', class: 'more', 'aria-expanded': 'false' }, `Show all ${text.length.toLocaleString('en-US')} characters`);
  button.addEventListener('click', () => {
    const isOpen = button.getAttribute('aria-expanded') === 'true';
    shown.textContent = isOpen ? `${text.slice(0, most)}…` : text;
    button.textContent = isOpen ? `Show all ${text.length.toLocaleString('en-US')} characters` : 'Show less';
    button.setAttribute('aria-expanded', !isOpen);
  });
  return el('span', { class: 'clamped' }, shown, ' ', button);
}

const COPIED = new Set(('a article b circle code dd details div dl dt figcaption figure h1 h2 h3 header li p path rect section small'
  + ' span summary svg table tbody td text th thead time title tr ul').split(' '));
const COPIED_ATTRIBUTES = new Set(('aria-hidden aria-label class cx cy d datetime height href preserveAspectRatio r role scope'
  + ' tabindex text-anchor viewBox width x y').split(' '));

/** Copies an element of another document. Only these elements and attributes are copied, so no script and no style is. */
export function copyOf(node) {
  if (node.nodeType === Node.TEXT_NODE) return document.createTextNode(node.data);
  if (!COPIED.has(node.localName)) return null;
  const copy = document.createElementNS(node.namespaceURI, node.localName);
  for (const { name, value } of node.attributes) {
    if (COPIED_ATTRIBUTES.has(name) && (name !== 'href' || /^https?:/.test(value))) copy.setAttribute(name, value);
  }
  copy.append(...[...node.childNodes].map(copyOf).filter(child => child !== null));
  return copy;
}
