/**
 * Reads and writes the part of the address after `#`: `#/VIEW/REST?NAME=VALUE`, such as `#/exchanges/ID?q=status:429`.
 * Every state that someone may want to send to someone else stands in it, and the browser's Back works.
 */
export class Router {
  #changed;

  /** @param changed called with the route, at the start and whenever the address changes */
  start(changed) {
    this.#changed = changed;
    addEventListener('hashchange', () => this.#tell());
    this.#tell();
  }

  /** The current route: `view`, `rest` (the decoded text after the view, often an id, or '') and `query`. */
  get route() {
    const [path, query = ''] = cut(location.hash.replace(/^#\/?/, ''), '?');
    const [view, rest = ''] = cut(path, '/');
    return { view, rest: decoded(rest), query: new URLSearchParams(query) };
  }

  /** Returns the link to a view. Empty values of the query are omitted. */
  link(view, rest = '', query = {}) {
    const filled = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== '');
    const text = new URLSearchParams(filled).toString();
    return `#/${view}${rest === '' ? '' : `/${encodeURIComponent(rest)}`}${text === '' ? '' : `?${text}`}`;
  }

  /** Goes to a view. Back returns to where the user was. */
  go(view, rest, query) {
    location.hash = this.link(view, rest, query);
  }

  /** Goes to a view without a new entry in the history, for what changes with each key, such as a search. */
  replace(view, rest, query) {
    const link = this.link(view, rest, query);
    if (location.hash === link) return;
    history.replaceState(history.state, '', link);
    this.#tell();
  }

  #tell() {
    // Other hashes are anchors inside a page.
    if (location.hash === '' || location.hash.startsWith('#/')) this.#changed(this.route);
  }
}

function cut(text, at) {
  const index = text.indexOf(at);
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + 1)];
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
