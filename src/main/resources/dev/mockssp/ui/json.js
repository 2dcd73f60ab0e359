import { el } from './dom.js';

const MAX_CHARACTERS = 40_000;

/** Shows a value as indented JSON with colours. A text that is not JSON, or a very long one, is shown without colours. */
export function jsonBlock(value, label) {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  const long = text.length > MAX_CHARACTERS;
  const shown = long ? text.slice(0, MAX_CHARACTERS) : text;
  const pre = el('pre', { tabindex: '0', role: 'region', 'aria-label': label }, ...(long || typeof value === 'string' ? [shown] : parts(value, '')));
  if (!long) return pre;
  const all = el('button', { type: 'button' }, 'Show all');
  const note = el('p', { class: 'row soft' }, `The first ${MAX_CHARACTERS} of ${text.length} characters.`, all);
  all.addEventListener('click', () => {
    pre.textContent = text;
    note.remove();
    pre.focus();
  });
  return el('div', {}, pre, note);
}

function parts(value, indent) {
  if (Array.isArray(value)) {
    return list('[', ']', indent, value.map(item => parts(item, `${indent}  `)));
  }
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value);
    return list('{', '}', indent, entries.map(([name, item]) =>
      [el('span', { class: 'j-name' }, JSON.stringify(name)), ': ', ...parts(item, `${indent}  `)]));
  }
  const kind = value === null ? 'null' : typeof value;
  return [el('span', { class: `j-${kind}` }, JSON.stringify(value))];
}

function list(open, close, indent, items) {
  if (items.length === 0) return [open + close];
  const inner = items.flatMap((item, i) => [i === 0 ? `${open}\n${indent}  ` : `,\n${indent}  `, ...item]);
  return [...inner, `\n${indent}${close}`];
}
