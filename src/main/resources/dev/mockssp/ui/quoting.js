/** Quotes texts for other languages. */

/** Quotes a text for a POSIX shell. */
export function shellText(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Quotes a text for Java, on one line. */
export function javaText(text) {
  return JSON.stringify(text);
}

/** Quotes JSON, or any text, for Java, as a readable text block. */
export function javaBlock(json) {
  let text = json;
  try {
    text = JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    // Not JSON: unchanged.
  }
  if (!text.includes('\n')) return javaText(text);
  const margin = ' '.repeat(24);
  const lines = text.replaceAll('\\', '\\\\').replaceAll('"""', '\\"""').replaceAll('\r', '\\r').split('\n');
  return `"""\n${lines.map(line => margin + line).join('\n')}"""`;
}

/** Formats JSON over several lines. Those after the first are indented by `blanks`. */
export function indented(value, blanks = 0) {
  return JSON.stringify(value, null, 2).replaceAll('\n', `\n${' '.repeat(blanks)}`);
}
