import { el, elIn } from './dom.js';

// The content security policy accepts HTML text from named policies only; this is the only one.
const policy = window.trustedTypes?.createPolicy('preview', { createHTML: html => html });
const LOCAL_PATH = /^\/(api\/v1\/(tracking|message\/redirect)\/|media\/[A-Za-z0-9._-]+\/(image|logo|product)\.(png|svg)$|landing\/)/;

/** Renders the ads of an exchange as a chat would, in frames without scripts. */
export function previews(exchange) {
  const data = exchange.outcome === 'fill' ? exchange.response.body?.data : null;
  if (!data || typeof data !== 'object') return [];
  const message = lastUserMessage(exchange.request.body);
  if (data.bid && typeof data.bid === 'object') return [figure('Sponsored message', message, doc => messageAd(doc, data.bid), [data.bid])];
  if (Array.isArray(data.bids) && data.bids.length > 0) return [figure('Sponsored prompts', null, doc => prompts(doc, data.bids), data.bids)];
  if (data.prod_url) return [figure('Product (legacy)', message, doc => product(doc, data), [])];
  return [];
}

function lastUserMessage(body) {
  const content = (body?.messages ?? []).filter?.(one => one?.role === 'user').at(-1)?.content ?? body?.content?.user;
  return typeof content === 'string' ? content : null;
}

function figure(title, question, render, bids) {
  const views = bids.filter(bid => bid.view_url);
  return el('figure', { class: 'ad' },
    el('figcaption', {}, title, el('span', { class: 'soft' }, ' · a click opens the tracking link in a new tab')),
    frame(title, question, render),
    views.length === 0 ? null : el('div', { class: 'row' }, el('span', { class: 'soft' }, 'Send a view ping'), ...views.map((bid, i) => pingButton(bid, i))));
}

function frame(title, question, render) {
  const doc = document.implementation.createHTMLDocument('Ad preview');
  doc.documentElement.lang = 'en';
  doc.head.append(
    elIn(doc, 'meta', { name: 'color-scheme', content: 'light dark' }),
    elIn(doc, 'meta', { name: 'referrer', content: 'no-referrer' }),
    elIn(doc, 'link', { rel: 'stylesheet', href: `${location.origin}/__admin/ui/preview.css` }));
  doc.body.append(elIn(doc, 'main', {}, question === null ? null : elIn(doc, 'p', { class: 'bubble' }, question), render(doc)));
  const html = `<!doctype html>${doc.documentElement.outerHTML}`;
  const made = el('iframe', {
    class: title.startsWith('Sponsored prompts') ? 'prompts' : 'card',
    title: `${title}, preview`,
    sandbox: 'allow-popups allow-popups-to-escape-sandbox',
    referrerpolicy: 'no-referrer',
  });
  made.srcdoc = policy ? policy.createHTML(html) : html;
  return made;
}

function messageAd(doc, bid) {
  return card(doc, { link: bid.url, image: bid.image_url, from: bid.advertiser, title: bid.headline, text: bid.description, action: bid.cta_text ?? 'Learn More' });
}

function product(doc, data) {
  return card(doc, { link: data.prod_url, image: data.img_url, from: null, title: data.prod_name, text: data.creative, action: 'View product' });
}

function card(doc, { link, image, from, title, text, action }) {
  return elIn(doc, 'article', {},
    elIn(doc, 'p', { class: 'sponsored' }, 'Sponsored', from ? ` · ${from}` : ''),
    elIn(doc, 'a', anchor(link),
      picture(doc, image, 'image'),
      elIn(doc, 'strong', {}, String(title ?? '')),
      text ? elIn(doc, 'span', { class: 'text' }, String(text)) : null,
      elIn(doc, 'span', { class: 'action' }, String(action))));
}

function prompts(doc, bids) {
  return elIn(doc, 'ul', {}, ...bids.map(bid => elIn(doc, 'li', {},
    elIn(doc, 'a', anchor(bid.url),
      picture(doc, bid.logo_url, 'logo'),
      elIn(doc, 'span', {}, elIn(doc, 'strong', {}, String(bid.sponsored_prompt ?? '')), elIn(doc, 'span', { class: 'sponsored' }, `Sponsored · ${bid.advertiser}`))))));
}

/** Shows images of the mock server. For other images, only the URL is shown. */
function picture(doc, address, kind) {
  if (!address) return null;
  const url = localUrl(address);
  return url?.origin === location.origin
    ? elIn(doc, 'img', { src: url.href, alt: '', class: kind })
    : elIn(doc, 'span', { class: 'elsewhere' }, `Image of another host: ${address}`);
}

function anchor(address) {
  const url = localUrl(address);
  return { href: url && /^https?:$/.test(url.protocol) ? url.href : null, target: '_blank', rel: 'noopener noreferrer' };
}

/** Maps a URL with the host of --public-url to this host. */
function localUrl(address) {
  try {
    const url = new URL(address, location.origin);
    return LOCAL_PATH.test(url.pathname) ? new URL(url.pathname + url.search, location.origin) : url;
  } catch {
    return null;
  }
}

function pingButton(bid, index) {
  const button = el('button', { type: 'button', class: 'ping' }, `${index + 1}. ${bid.advertiser}`);
  button.addEventListener('click', async () => {
    const url = localUrl(bid.view_url);
    const sent = url?.origin === location.origin && (await fetch(url, { cache: 'no-store' }).catch(() => null))?.ok;
    button.textContent = `${index + 1}. ${bid.advertiser}: ${sent ? 'viewed' : 'failed'}`;
  });
  return button;
}
