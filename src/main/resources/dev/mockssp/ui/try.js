import { el } from './dom.js';
import { Chat } from './chat.js';
import { RawRequest } from './raw.js';

/** The view `#/try`: a chat of a publisher, and an editor for any request at `#/try/raw`. */
export function mount(root, context) {
  const { router } = context;
  const parts = { chat: el('div', { class: 'chat' }), raw: el('div', { class: 'raw' }) };
  const links = { chat: el('a', { href: router.link('try') }, 'Chat'), raw: el('a', { href: router.link('try', 'raw') }, 'Raw request') };
  root.classList.add('try');
  root.append(el('div', { class: 'try-head' }, el('h2', {}, 'Try it'), el('nav', { class: 'try-tabs', 'aria-label': 'Ways to try' }, links.chat, links.raw)), parts.chat, parts.raw);
  const views = { chat: new Chat(parts.chat, context), raw: new RawRequest(parts.raw, context) };
  let shown = null;
  return {
    show({ rest, query }) {
      const name = rest === 'raw' ? 'raw' : 'chat';
      if (shown !== name) views[shown]?.hide?.();
      for (const other of Object.keys(parts)) {
        parts[other].hidden = other !== name;
        if (other === name) links[other].setAttribute('aria-current', 'page');
        else links[other].removeAttribute('aria-current');
      }
      if (shown !== name || name === 'raw') views[name].show(query);
      shown = name;
    },
    hide() {
      const left = shown;
      shown = null;
      return views[left]?.hide?.();
    },
  };
}
