/**
 * Finds the value at a JSON pointer in a text that may be incomplete.
 *
 * Returns the start and the end of the value in the text; where the text has no such value, of the nearest one around it.
 */
export function placeOf(text, pointer) {
  const wanted = pointer.split('/').slice(1).map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/gy;
  let best = { depth: -1, start: 0, end: text.length };
  let from = 0;

  function next() {
    while (/\s/.test(text[from] ?? '')) from++;
    token.lastIndex = from;
    const found = token.exec(text)?.[0] ?? '';
    if (found === '') throw new SyntaxError('the text ends');
    const start = from;
    from += found.length;
    return { found, start };
  }

  /** @param depth how many parts of the pointer lead here; -1 if this is beside its path */
  function value(depth) {
    const { found, start } = next();
    const here = { depth, start, end: text.length };
    if (depth > best.depth) best = here;
    if (found === '{') members(depth, '}');
    else if (found === '[') members(depth, ']');
    here.end = from;
  }

  function members(depth, close) {
    for (let index = 0; ; index++) {
      const before = from;
      const first = next();
      if (first.found === close) return;
      let name = String(index);
      if (close === '}') {
        name = unquoted(first.found);
        next();
      } else from = before;
      value(depth >= 0 && wanted[depth] === name ? depth + 1 : -1);
      if (next().found === close) return;
    }
  }

  try {
    value(0);
  } catch {
    // The text ends before its value does: the place is as near as it can be.
  }
  return { start: best.start, end: best.end };
}

/** Returns the place of a line and a column, both from 1, up to the end of the line. */
export function placeAt(text, line, column) {
  const lines = text.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const end = start + (lines[line - 1]?.length ?? 0);
  return { start: Math.max(start, Math.min(start + column - 2, end - 1)), end };
}

/** Returns the number of the line of an offset, from 1. */
export function lineOf(text, offset) {
  return text.slice(0, offset).split('\n').length;
}

function unquoted(name) {
  try {
    return JSON.parse(name);
  } catch {
    return name;
  }
}
