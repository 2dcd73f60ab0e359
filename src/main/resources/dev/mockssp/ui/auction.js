import { el } from './dom.js';

const RESULTS = {
  'won': 'won',
  'outbid': 'outbid by another campaign',
  'not-offered': 'not offered: its DSP bid with another campaign',
  'not-relevant': 'not relevant to the conversation',
  'floor': 'filtered: price not above the floor',
  'budget': 'filtered: budget spent',
  consent: 'filtered: no consent',
  language: 'filtered: language',
  hours: 'filtered: hour of the day',
  'banned-words': 'filtered: banned word',
  'geo': "filtered: not in the user's country",
  'headline': 'filtered: no headline fits',
  'format': 'filtered: format not requested',
};
const FURTHEST_FIRST = Object.keys(RESULTS);

/** Shows the result of each campaign, sorted by how far it came in the auction. */
export function auctionTable(entries) {
  const rank = entry => (FURTHEST_FIRST.indexOf(entry.verdict) + FURTHEST_FIRST.length + 1) % (FURTHEST_FIRST.length + 1);
  const sorted = [...entries].sort((a, b) => rank(a) - rank(b) || b.price - a.price || a.campaign.localeCompare(b.campaign));
  return el('div', {},
    el('p', { class: 'soft' }, tally(entries)),
    el('table', { class: 'auction' },
      el('thead', {}, el('tr', {}, ...['Campaign', 'CPM', 'Score', 'Result'].map(name => el('th', { scope: 'col' }, name)))),
      el('tbody', {}, ...sorted.map(row))));
}

function row(entry) {
  const filtered = (RESULTS[entry.verdict] ?? '').startsWith('filtered');
  const word = entry.banned_word ? ` “${entry.banned_word}”` : '';
  return el('tr', { class: entry.verdict === 'won' ? 'won' : filtered ? 'filtered' : null },
    el('th', { scope: 'row' }, entry.campaign, el('span', { class: 'dsp' }, entry.dsp)),
    el('td', { class: 'number' }, `$${Number(entry.price).toFixed(2)}`),
    el('td', { class: 'number' }, Number(entry.score).toFixed(2)),
    el('td', {}, (RESULTS[entry.verdict] ?? entry.verdict) + word));
}

/** Counts the results of an auction in words. */
export function tally(entries) {
  const counts = new Map();
  for (const { verdict } of entries) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  const filtered = entries.filter(({ verdict }) => (RESULTS[verdict] ?? '').startsWith('filtered')).length;
  const further = FURTHEST_FIRST.filter(verdict => counts.has(verdict) && !RESULTS[verdict].startsWith('filtered'));
  return [...further.map(verdict => `${counts.get(verdict)} ${verdict.replaceAll('-', ' ')}`), `${filtered} filtered`].join(' · ');
}
