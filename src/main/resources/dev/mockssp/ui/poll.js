import { el, plural } from './dom.js';
import { anchor, localPath, picture } from './links.js';
import { send } from './send.js';

const VOTED_ALREADY = 409;

/**
 * Renders a sponsored poll: the user votes once, and then sees the votes of all users and the link of the advertiser.
 *
 * @param happened called with `voted` after a vote, and with `clicked` after a click
 */
export function poll(bid, happened = () => {}) {
  const note = el('p', { class: 'poll-note', role: 'status' });
  const options = el('div', { class: 'poll-options', role: 'group', 'aria-label': 'Options' });
  const vote = async option => {
    for (const button of options.children) button.disabled = true;
    const voted = await sent('POST', bid.vote_url, { option_id: option.id });
    const result = voted.status === VOTED_ALREADY ? await sent('GET', bid.results_url) : voted;
    const votes = result.json?.data ?? result.json;
    if (result.status !== 200 || !Array.isArray(votes?.options)) {
      note.textContent = `The vote failed: ${problem(result)}`;
      for (const button of options.children) button.disabled = false;
      return;
    }
    options.replaceWith(results(votes, voted.status === 200 ? String(option.id) : null));
    note.textContent = `${plural(Number(votes.total_votes), 'vote')}${voted.status === VOTED_ALREADY ? '. This poll had your vote already.' : ''}`;
    if (bid.cta_url) note.after(el('a', { ...anchor(bid.cta_url), class: 'action', on: { click: () => happened('clicked') } }, String(bid.cta_text ?? 'Learn More')));
    happened('voted');
  };
  options.append(...bid.options.map(option => el('button', { type: 'button', on: { click: () => vote(option) } }, String(option.text ?? ''))));
  return el('article', { class: 'poll' },
    el('p', { class: 'poll-from' }, picture(document, bid.logo_url, 'logo'), ` Sponsored · ${bid.advertiser}`),
    el('strong', {}, String(bid.question ?? '')), options, note);
}

function results({ options }, chosen) {
  return el('ol', { class: 'poll-results' }, ...options.map(({ id, text, votes, percentage }) => {
    const share = Math.min(100, Math.max(0, Number(percentage) || 0));
    const row = el('li', { class: String(id) === chosen ? 'chosen' : null },
      el('span', {}, String(text), String(id) === chosen ? el('span', { class: 'soft' }, ' · your vote') : null),
      el('span', { class: 'share' }, `${share} %`, el('span', { class: 'soft' }, ` · ${votes}`)));
    row.style.setProperty('--share', `${share}%`);
    return row;
  }));
}

async function sent(method, address, body) {
  const path = localPath(address);
  if (path === null) return { failure: `${address} leads to another host.` };
  const headers = body ? [['Content-Type', 'application/json']] : [];
  return send({ method, path, headers, body: body ? JSON.stringify(body) : null });
}

function problem({ failure, status, json }) {
  const text = typeof json?.detail === 'string' ? json.detail : json?.error?.message;
  return failure ?? [status, text].filter(Boolean).join(' ');
}
