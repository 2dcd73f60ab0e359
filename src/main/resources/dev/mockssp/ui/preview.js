import { el, elIn } from './dom.js';
import { anchor, localPath, picture, pixels } from './links.js';
import { poll } from './poll.js';
import { send } from './send.js';
import { followTheme } from './theme.js';

const MODES = { image: ', image mode', text: ', text mode' };

// The content security policy accepts HTML text from named policies only; this is the only one.
const policy = window.trustedTypes?.createPolicy('preview', { createHTML: html => html });

/** Renders the ads of an exchange as a chat would, in frames without scripts. */
export function previews(exchange) {
  const data = exchange.outcome === 'fill' ? exchange.response.body?.data : null;
  if (!data || typeof data !== 'object') return [];
  const message = lastUserMessage(exchange.request.body);
  const { bid, bids } = data;
  if (isPoll(bid)) return [figure('Sponsored poll', 'Votes are sent to the mock server', poll(bid), [bid])];
  if (bid && typeof bid === 'object') return [framed(`Sponsored message${MODES[bid.placement] ?? ''}`, message, doc => messageAd(doc, bid), [bid])];
  if (Array.isArray(bids) && bids.length > 0) return [framed('Sponsored prompts', null, doc => prompts(doc, bids), bids)];
  if (data.prod_url) return [framed('Product (legacy)', message, doc => product(doc, data), [])];
  return [];
}

function lastUserMessage(body) {
  const content = (body?.messages ?? []).filter?.(one => one?.role === 'user').at(-1)?.content ?? body?.content?.user;
  return typeof content === 'string' ? content : null;
}

/** Whether a bid is a poll that can be shown. */
export const isPoll = bid => bid?.ad_format === 'sponsored_poll' && Array.isArray(bid.options);

const framed = (title, question, render, bids) => figure(title, 'a click opens the tracking link in a new tab', frame(title, question, render), bids);

function figure(title, hint, ad, bids) {
  const pings = bids.flatMap((bid, i) => pixels(bid).map(({ of, url }) => pingButton(of === '' ? `${i + 1}. ${bid.advertiser}` : `Pixel of the ${of}`, url)));
  return el('figure', { class: 'ad' },
    el('figcaption', {}, title, el('span', { class: 'soft' }, ` · ${hint}`)),
    ad,
    pings.length === 0 ? null : el('div', { class: 'row' }, el('span', { class: 'soft' }, 'Send a view ping'), ...pings));
}

function frame(title, question, render) {
  const doc = document.implementation.createHTMLDocument('Ad preview');
  doc.documentElement.lang = 'en';
  followTheme(doc);
  doc.head.append(
    elIn(doc, 'meta', { name: 'color-scheme', content: 'light dark' }),
    elIn(doc, 'meta', { name: 'referrer', content: 'no-referrer' }),
    elIn(doc, 'link', { rel: 'stylesheet', href: `${location.origin}/__admin/ui/preview.css` }));
  doc.body.append(elIn(doc, 'main', {}, question === null ? null : elIn(doc, 'p', { class: 'bubble' }, question), render(doc)));
  const html = `<!doctype html>${doc.documentElement.outerHTML}`;
  const made = el('iframe', {
    class: title.startsWith('Sponsored prompts') ? 'prompts' : 'card',
    title: `${title}, preview`,
    // No script runs in it. With its origin, the page can measure it.
    sandbox: 'allow-popups allow-popups-to-escape-sandbox allow-same-origin',
    referrerpolicy: 'no-referrer',
  });
  made.addEventListener('load', () => fit(made));
  made.srcdoc = policy ? policy.createHTML(html) : html;
  return made;
}

/** Keeps the frame as high as its text. */
function fit(frame) {
  const { body } = frame.contentDocument;
  const border = frame.offsetHeight - frame.clientHeight;
  new ResizeObserver(() => (frame.style.height = `${Math.ceil(body.getBoundingClientRect().height) + border}px`)).observe(body);
}

export function messageAd(doc, bid) {
  const logo = bid.placement === 'text' ? bid.logo_url : null;
  return card(doc, { link: bid.url, image: bid.image_url, logo, from: bid.advertiser, title: bid.headline, text: bid.description, action: bid.cta_text ?? 'Learn More' });
}

function product(doc, data) {
  return card(doc, { link: data.prod_url, image: data.img_url, from: null, title: data.prod_name, text: data.creative, action: 'View product' });
}

function card(doc, { link, image, logo, from, title, text, action }) {
  return elIn(doc, 'article', { class: logo ? 'text-mode' : null },
    elIn(doc, 'p', { class: 'sponsored' }, 'Sponsored', from ? ` · ${from}` : ''),
    elIn(doc, 'a', anchor(link),
      picture(doc, image, 'image'),
      picture(doc, logo, 'logo'),
      elIn(doc, 'strong', {}, String(title ?? '')),
      text ? elIn(doc, 'span', { class: 'text' }, String(text)) : null,
      elIn(doc, 'span', { class: 'action' }, String(action))));
}

export function prompts(doc, bids) {
  return elIn(doc, 'ul', {}, ...bids.map(bid => elIn(doc, 'li', {},
    elIn(doc, 'a', anchor(bid.url),
      picture(doc, bid.logo_url, 'logo'),
      elIn(doc, 'span', {}, elIn(doc, 'strong', {}, String(bid.sponsored_prompt ?? '')), elIn(doc, 'span', { class: 'sponsored' }, `Sponsored · ${bid.advertiser}`))))));
}

function pingButton(label, address) {
  const button = el('button', { type: 'button', class: 'ping' }, label);
  button.addEventListener('click', async () => {
    const path = localPath(address);
    const sent = path !== null && (await send({ method: 'GET', path, headers: [], body: null })).status === 200;
    button.textContent = `${label}: ${sent ? 'viewed' : 'failed'}`;
  });
  return button;
}
