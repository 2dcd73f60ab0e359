/** Quotes texts for other languages. */

/** Quotes a text for a POSIX shell. */
export function shellText(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Quotes a text for Java, on one line. */
export function javaText(text) {
  return JSON.stringify(text);
}

/** Quotes JSON, or any text, for Java, as a readable text block, indented by `blanks`. */
export function javaBlock(json, blanks) {
  let text = json;
  try {
    text = JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    // Not JSON: unchanged.
  }
  if (!text.includes('\n')) return javaText(text);
  const margin = ' '.repeat(blanks);
  const lines = text.replaceAll('\\', '\\\\').replaceAll('"""', '\\"""').replaceAll('\r', '\\r').split('\n');
  return `"""\n${lines.map(line => margin + line).join('\n')}"""`;
}

/** Formats JSON over several lines. Those after the first are indented by `blanks`. */
export function indented(value, blanks = 0) {
  return JSON.stringify(value, null, 2).replaceAll('\n', `\n${' '.repeat(blanks)}`);
}

/** Writes a JSON value as Python. Lines after the first are indented by `blanks`. */
export function pythonValue(value, blanks = 0) {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value !== 'object') return JSON.stringify(value);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const items = Array.isArray(value)
    ? value.map(item => pythonValue(item, blanks + 4))
    : Object.entries(value).map(([name, item]) => `${JSON.stringify(name)}: ${pythonValue(item, blanks + 4)}`);
  const margin = `\n${' '.repeat(blanks)}`;
  return items.length === 0 ? open + close : `${open}${items.map(item => `${margin}    ${item},`).join('')}${margin}${close}`;
}
