import { $, el } from './dom.js';

const SHOWN_MILLIS = 6000;
const MOST = 3;

/**
 * Says what an action did, at the lower edge of the window, wherever the page is scrolled to. Screen readers read it.
 * `isError` marks a message about a failure, which stays until it is closed.
 */
export function announce(text, { isError = false } = {}) {
  const close = el('button', { type: 'button', 'aria-label': 'Close the message' }, '×');
  const toast = el('p', { class: isError ? 'toast wrong-toast' : 'toast' }, el('span', {}, text), close);
  close.addEventListener('click', () => toast.remove());
  $('toasts').append(toast);
  while ($('toasts').childElementCount > MOST) $('toasts').firstElementChild.remove();
  if (!isError) setTimeout(() => toast.remove(), SHOWN_MILLIS);
}
