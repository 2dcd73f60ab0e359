import { el } from './dom.js';

/** Links that save exchanges as files. `query` selects them, as the journal routes of the admin API do. */
export function exportLinks(query = {}) {
  const text = new URLSearchParams(Object.entries(query).filter(([, value]) => value)).toString();
  const link = (name, label) => el('a', { href: `/__admin/${name}${text === '' ? '' : `?${text}`}`, download: name }, label);
  return [link('requests.jsonl', 'JSON Lines'), link('requests.har', 'HAR')];
}
