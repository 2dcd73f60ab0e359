/**
 * Requests, shows and tracks the ads of the SSP in a browser, as its documents of 2026 ask: messages with an image or as text,
 * and polls. A chat goes on without an ad if anything fails.
 */

const PATIENCE_MILLIS = 3000;
const VIEW_MILLIS = 1000;
const HALF = 0.5;

/** Returns a bid for a conversation; null if there is none, or no response in time. */
export async function adFor({ ssp, key }, { userId, chatId, messages }) {
  try {
    const response = await fetch(`${ssp}/api/v1/ssp/bid-request`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'thrad-api-key': key },
      body: JSON.stringify({ userId, chatId, messages, ad_formats: ['sponsored_message', 'sponsored_poll'] }),
      signal: AbortSignal.timeout(PATIENCE_MILLIS),
    });
    return response.ok ? (await response.json()).data.bid : null;
  } catch {
    return null;
  }
}

/** Adds the ad of a bid to the page, and tracks it. A format that this page does not know is not shown. */
export function show(bid, parent) {
  const ad = { sponsored_message: message, sponsored_poll: poll }[bid.ad_format]?.(bid);
  if (!ad) return;
  parent.append(ad);
  whenSeen(ad, () => pixels(bid).forEach(ping));
}

/** A message. Without an image, which is the placement `text`, it has the logo. */
function message(bid) {
  return element('article', { className: `ad ${bid.placement === 'image' ? 'image' : 'text'}` },
    element('p', { className: 'label' }, `Sponsored · ${bid.advertiser}`),
    // One link, with the whole query: it belongs to the click URL.
    element('a', link(bid.url),
      picture(bid.placement === 'image' ? bid.image_url : bid.logo_url),
      element('strong', {}, bid.headline),
      bid.description ? element('span', {}, bid.description) : '',
      element('span', { className: 'action' }, bid.cta_text ?? 'Learn More')));
}

/** A poll. After the vote, it shows the votes of all users, and then the link of the advertiser, if there is one. */
function poll(bid) {
  const note = element('p', { className: 'label', role: 'status' });
  const options = element('div', { className: 'options' });
  const vote = async option => {
    for (const button of options.children) button.disabled = true; // a vote is sent once
    const votes = await voted(bid, option.id);
    if (!votes) {
      note.textContent = 'Your vote did not arrive.';
      return;
    }
    options.replaceChildren(...votes.options.map(({ text, percentage }) => element('p', {}, `${percentage} % ${text}`)));
    note.textContent = `${votes.total_votes} votes`;
    if (bid.cta_url) note.after(element('a', { ...link(bid.cta_url), className: 'action' }, bid.cta_text));
  };
  options.append(...bid.options.map(option =>
    element('button', { type: 'button', onclick: () => vote(option) }, option.text)));
  return element('article', { className: 'ad poll' },
    element('p', { className: 'label' }, `Sponsored · ${bid.advertiser}`),
    element('strong', {}, bid.question), options, note);
}

/** Sends a vote, and returns the votes of all users. Two forms of the response are documented; this accepts both. */
async function voted(bid, optionId) {
  try {
    const response = await fetch(bid.vote_url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ option_id: optionId }),
    });
    const counted = response.status === 409 ? await fetch(bid.results_url) : response; // 409: it has a vote already
    if (!counted.ok) return null;
    const json = await counted.json();
    return json.data ?? json;
  } catch {
    return null;
  }
}

/** The view pixels of a bid, each once: that of the DSP may be absent, and a poll without a link has a member only. */
function pixels(bid) {
  const query = bid.url ? new URL(bid.url).searchParams : new URLSearchParams(); // it decodes the URLs
  return new Set([query.get('view_url'), query.get('thrad_view_url'), bid.view_url].filter(Boolean));
}

/** Sends a pixel. It arrives even if the user leaves the page, and needs no permission of its server. */
function ping(url) {
  fetch(url, { keepalive: true, mode: 'no-cors', credentials: 'omit' }).catch(() => {});
}

/** Calls a function once, when at least half of an element has been visible for a second without a break. */
function whenSeen(target, seen) {
  let isVisible = false;
  let timer;
  const wait = () => {
    clearTimeout(timer);
    if (isVisible && !document.hidden) timer = setTimeout(finish, VIEW_MILLIS);
  };
  const finish = () => {
    observer.disconnect();
    document.removeEventListener('visibilitychange', wait);
    seen();
  };
  const observer = new IntersectionObserver(entries => {
    isVisible = entries.at(-1).intersectionRatio >= HALF;
    wait();
  }, { threshold: HALF });
  observer.observe(target);
  document.addEventListener('visibilitychange', wait);
}

/** Creates an element. What an advertiser writes becomes text, never markup. */
function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function picture(url) {
  return isWeb(url) ? element('img', { src: url, alt: '' }) : '';
}

function link(url) {
  return { href: isWeb(url) ? url : '#', target: '_blank', rel: 'noopener sponsored' };
}

/** No other scheme, such as javascript:. */
const isWeb = url => /^https?:\/\//.test(url ?? '');
