import { elIn } from './dom.js';

const LOCAL_PATH = /^\/(api\/v1\/(tracking|message\/redirect)\/|media\/[A-Za-z0-9._-]+\/(image|logo|product)\.(png|svg)$|landing\/)/;

/** Shows images of the mock server. For other images, only the URL is shown. */
export function picture(doc, address, kind) {
  if (!address) return null;
  const url = localUrl(address);
  return url?.origin === location.origin
    ? elIn(doc, 'img', { src: url.href, alt: '', class: kind })
    : elIn(doc, 'span', { class: 'elsewhere' }, `Image of another host: ${address}`);
}

/** The attributes of a link that opens a new tab. */
export function anchor(address) {
  const url = localUrl(address);
  return { href: url && /^https?:$/.test(url.protocol) ? url.href : null, target: '_blank', rel: 'noopener noreferrer' };
}

/** Maps a URL with the host of --public-url to this host. */
export function localUrl(address) {
  try {
    const url = new URL(address, location.origin);
    return LOCAL_PATH.test(url.pathname) ? new URL(url.pathname + url.search, location.origin) : url;
  } catch {
    return null;
  }
}

/** The path and query of a URL of the mock server; null for a URL of another host. */
export function localPath(address) {
  const url = localUrl(address);
  return url?.origin === location.origin ? url.pathname + url.search : null;
}

/**
 * The view pixels of a bid, each URL once: `url` and `of`, which is `DSP`, `exchange`, or empty where there is only one. Since
 * 2026, the click URL of a message has them in its query.
 */
export function pixels(bid) {
  const query = (bid.url && localUrl(bid.url)?.searchParams) || new URLSearchParams();
  const all = [['DSP', query.get('view_url')], ['exchange', query.get('thrad_view_url')], ['', bid.view_url]].filter(([, url]) => url);
  const once = all.filter(([, url], i) => all.findIndex(other => other[1] === url) === i);
  return once.map(([of, url]) => ({ of, url }));
}
