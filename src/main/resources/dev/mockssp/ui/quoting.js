/** How a text is written in other languages. */

/** For a POSIX shell. */
export function shellText(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** For Java, on one line. */
export function javaText(text) {
  return JSON.stringify(text);
}

/** JSON, or any text, for Java: a text block, so that it can be read. */
export function javaBlock(json) {
  let text = json;
  try {
    text = JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    // no JSON: as it is
  }
  if (!text.includes('\n')) return javaText(text);
  const margin = ' '.repeat(24);
  const lines = text.replaceAll('\\', '\\\\').replaceAll('"""', '\\"""').replaceAll('\r', '\\r').split('\n');
  return `"""\n${lines.map(line => margin + line).join('\n')}"""`;
}

/** JSON over several lines, those after the first indented by so many blanks. */
export function indented(value, blanks = 0) {
  return JSON.stringify(value, null, 2).replaceAll('\n', `\n${' '.repeat(blanks)}`);
}
