import { el, millis, plural, shortened, timeOfDay } from './dom.js';

/** Creates an empty row; `fill` shows an exchange in it. Rows are used again, because that is cheaper than new ones. */
export function emptyRow() {
  const cell = name => el('span', { class: name });
  const row = el('li', { role: 'option' });
  const cells = Object.fromEntries(['tag', 'what', 'status', 'when', 'why', 'who', 'marks'].map(name => [name, cell(name)]));
  row.append(...Object.values(cells));
  row.cells = cells;
  return row;
}

/** Shows an exchange in a row. */
export function fillRow(row, exchange, position, count) {
  const { tag, what, status, when, why, who, marks } = row.cells;
  row.summary = exchange;
  row.id = `x${exchange.number}`;
  place(row, position, count);
  tag.className = `tag ${exchange.outcome}`;
  tag.textContent = exchange.outcome;
  what.textContent = exchange.message ?? `${exchange.method} ${exchange.endpoint === 'unknown' ? exchange.path : exchange.endpoint}`;
  what.classList.toggle('user-message', exchange.message !== undefined);
  status.textContent = exchange.fault ?? (exchange.status === 0 ? '–' : exchange.status);
  status.classList.toggle('failed', exchange.fault !== undefined || exchange.status >= 400);
  when.textContent = timeOfDay(exchange.at).slice(0, 8);
  why.textContent = whyOf(exchange);
  row.title = `${timeOfDay(exchange.at)} UTC, ${millis(exchange.ms)}`;
  who.textContent = whoOf(exchange);
  marks.replaceChildren(...marksOf(exchange));
}

/** Tells screen readers where a row is in the list. */
export function place(row, position, count) {
  row.setAttribute('aria-posinset', position);
  row.setAttribute('aria-setsize', count);
}

/** The scenario, and the headline of the ad or the reason why there is none, which may be the scenario itself. */
function whyOf({ scenario, headline, reason }) {
  const because = headline ? `Ad: ${headline}` : reason;
  return scenario === 'default' || scenario === because ? because : `${scenario} · ${because}`;
}

/** User, chat, key and experiment of an exchange, shortened. A key that may be shown in full is short. */
function whoOf({ client, experimentTag }) {
  const short = text => text && shortened(text, 12);
  return [short(client.userId), short(client.chatId), keyOf(client), short(experimentTag)].filter(Boolean).join(' · ');
}

/** The key as it may be shown. */
export function keyOf(client) {
  return client.name ?? (client.keyId === '' && client.key !== '' ? 'unknown key' : client.key);
}

/** The most severe findings; there is no room for more. */
function marksOf({ findings }) {
  const severity = ['error', 'warning', 'info'].find(name => findings[name] > 0);
  if (!severity) return [];
  return [el('span', { class: `mark ${severity}` }, plural(findings[severity], severity === 'info' ? 'note' : severity))];
}
