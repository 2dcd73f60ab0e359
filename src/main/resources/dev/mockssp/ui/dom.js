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
