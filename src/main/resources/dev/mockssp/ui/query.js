/** Changes the text of a search without knowing all of its grammar, which the server has. */

const value = '(?:"(?:\\\\.|[^"\\\\])*"?|\\S*)';

/** Returns a search whose terms with these prefixes are replaced by one term; an empty one only removes them. */
export function withTerm(search, prefixes, term) {
  const terms = new RegExp(`(^|\\s)(?:${prefixes.join('|')}):${value}`, 'gi');
  return [search.replace(terms, '$1').replace(/\s+/g, ' ').trim(), term].filter(Boolean).join(' ');
}

/** Returns the first term with one of these prefixes, such as `outcome:fill`, or ''. */
export function termOf(search, prefixes) {
  return new RegExp(`(?:^|\\s)((?:${prefixes.join('|')}):${value})`, 'i').exec(search)?.[1] ?? '';
}

/** Returns a term. A value with a space or a quotation mark is quoted. */
export function term(prefix, text) {
  return `${prefix}:${/[\s"\\]/.test(text) ? `"${text.replace(/(["\\])/g, '\\$1')}"` : text}`;
}
