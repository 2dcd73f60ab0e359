// Everything that others wrote gets onto the page as text or as an attribute that is no code. There is no other way in here.

/** The element of an id. */
export const $ = id => document.getElementById(id);

/** Makes an element: attributes (null: left out), `on` for listeners, then children; a string is a text. */
export function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** The same in another document, which the preview's is. */
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

/** Runs a task in the next frame, once however often it is asked for before. */
export function onFrame(task) {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      task();
    });
  };
}

/** Runs a task in the next frame, but not before so many milliseconds have passed since the last time. */
export function onQuietFrame(millis, task) {
  let last = -Infinity;
  let asked = false;
  const run = () => {
    asked = false;
    last = performance.now();
    task();
  };
  return () => {
    if (asked) return;
    asked = true;
    setTimeout(() => requestAnimationFrame(run), Math.max(0, last + millis - performance.now()));
  };
}

/** Runs a task at most every so many milliseconds, the last time asked for included. */
export function atMostEvery(millis, task) {
  let timer = null;
  return () => {
    timer ??= setTimeout(() => {
      timer = null;
      task();
    }, millis);
  };
}

/** A time of day, from an instant. */
export function timeOfDay(instant) {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? String(instant) : date.toISOString().slice(11, 23);
}

/** Milliseconds for a person. */
export function millis(value) {
  return value < 10 ? `${value.toFixed(1)} ms` : value < 10_000 ? `${Math.round(value)} ms` : `${(value / 1000).toFixed(1)} s`;
}

/** "1 error", "2 errors". */
export function plural(count, word) {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
