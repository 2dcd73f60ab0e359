import { $, atMostEvery, el, plural, shortened, timeOfDay } from './dom.js';
import { term } from './query.js';
import { keyOf } from './rows.js';

const REFRESH_MILLIS = 500;
const MOST = 100;
const MOST_TURNS = 1000;
const LONGEST_ID = 240;
const WITH_CHAT = new Set(['bid-request', 'get-ad']);

/** The view of the chats: `#/chats/CHAT?key=KEY` is the thread of one chat beside the list of all. */
export function mount(root, { api, router, store }) {
  root.classList.add('split');
  root.append(
    el('section', { id: 'chat-list', 'aria-labelledby': 'chats-heading' },
      el('div', { class: 'list-head' }, el('h2', { id: 'chats-heading' }, 'Chats'), el('p', { id: 'chat-count', class: 'count' })),
      el('div', { class: 'filters', role: 'search', 'aria-label': 'Filter the chats' },
        el('label', {}, el('span', { class: 'unseen' }, 'Filter'), el('input', { id: 'chat-filter', type: 'search', placeholder: 'Filter by chat, user or text', spellcheck: 'false', autocomplete: 'off' }))),
      el('p', { id: 'no-chats', class: 'empty' }, 'No chats yet. A request with a ', el('code', {}, 'chatId'), ' begins one.'),
      el('ul', { id: 'chats', class: 'chats' })),
    el('section', { id: 'thread', 'aria-labelledby': 'thread-heading' },
      el('div', { class: 'detail-head' },
        el('a', { id: 'thread-back', class: 'button', href: router.link('chats') }, '‹ Chats'),
        el('h2', { id: 'thread-heading', tabindex: '-1' }, 'Chat'),
        el('a', { id: 'thread-close', class: 'icon', href: router.link('chats'), 'aria-label': 'Close the chat' }, '×')),
      el('div', { id: 'thread-body' })));
  let isShown = false;
  let turn = 0;

  const drawList = () => {
    const words = $('chat-filter').value.trim().toLowerCase();
    const { rest, query } = router.route;
    const all = chatsOf(store.rows);
    const found = words === '' ? all : all.filter(chat => textOf(chat).includes(words));
    $('chat-count').textContent = found.length === all.length ? all.length : `${found.length} of ${all.length}`;
    $('no-chats').hidden = all.length > 0;
    const focused = document.activeElement?.closest?.('#chats a')?.getAttribute('href');
    const isOpen = chat => chat.id === rest && chat.keyId === (query.get('key') ?? chat.keyId);
    $('chats').replaceChildren(
      ...found.slice(0, MOST).map(chat => chatRow(chat, router, isOpen(chat))),
      ...(found.length > MOST ? [el('li', { class: 'empty' }, `The latest ${MOST} are shown. Filter to find another one.`)] : []));
    if (focused) [...$('chats').querySelectorAll('a')].find(link => link.getAttribute('href') === focused)?.focus({ preventScroll: true });
  };
  const drawSoon = atMostEvery(REFRESH_MILLIS, () => isShown && drawList());

  async function drawThread() {
    const { rest, query } = router.route;
    const mine = ++turn;
    if (rest === '') return $('thread-body').replaceChildren();
    try {
      const { matched, summaries } = await api.summaries({ q: chatTerm(rest), limit: MOST_TURNS });
      if (mine !== turn) return;
      const keyId = query.get('key');
      const own = summaries.filter(row => row.client.chatId === rest && (keyId === null || row.client.keyId === keyId));
      $('thread-heading').textContent = `Chat ${shortened(rest, 60)}`;
      $('thread-body').replaceChildren(...thread(own, matched - summaries.length, router, rest));
    } catch (error) {
      if (mine === turn) $('thread-body').replaceChildren(el('p', { class: 'empty' }, error.message));
    }
  }
  const threadSoon = atMostEvery(REFRESH_MILLIS, () => isShown && drawThread());

  $('chat-filter').addEventListener('input', drawList);
  store.on('added', fresh => {
    if (!isShown) return;
    drawSoon();
    if (fresh.some(row => row.client.chatId === router.route.rest)) threadSoon();
  });
  for (const event of ['reset', 'older']) store.on(event, drawSoon);
  return {
    show({ rest }) {
      isShown = true;
      root.dataset.part = rest === '' ? 'list' : 'detail';
      drawList();
      return drawThread();
    },
    hide() {
      isShown = false;
    },
  };
}

/** The mock server cuts long ids in rows. */
function chatTerm(id) {
  return term('chat', id.length === LONGEST_ID && id.endsWith('…') ? `${id.slice(0, -1)}*` : id);
}

/** Groups the rows by key and chat. The chat with the newest request comes first. */
function chatsOf(rows) {
  const chats = new Map();
  for (const row of rows) {
    const { chatId, keyId } = row.client;
    if (!chatId || !WITH_CHAT.has(row.endpoint)) continue;
    const group = `${keyId} ${chatId}`;
    const chat = chats.get(group);
    if (chat) {
      chat.rows.push(row);
      chat.ads += row.outcome === 'fill';
      chat.failures += row.outcome === 'error' || row.outcome === 'fault';
    } else {
      chats.set(group, { id: chatId, keyId, rows: [row], ads: Number(row.outcome === 'fill'), failures: Number(row.outcome === 'error' || row.outcome === 'fault') });
    }
  }
  return [...chats.values()];
}

function textOf({ id, rows: [{ client, message = '' }] }) {
  return [id, client.userId, keyOf(client), message].join(' ').toLowerCase();
}

function chatRow(chat, router, isOpen) {
  const [latest] = chat.rows;
  const { client } = latest;
  return el('li', {}, el('a', { href: router.link('chats', chat.id, { key: chat.keyId }), 'aria-current': isOpen ? 'true' : null },
    el('span', { class: 'what' }, latest.message ?? latest.reason),
    el('span', { class: 'when' }, timeOfDay(latest.at).slice(0, 8)),
    el('span', { class: 'who' }, [chat.id, client.userId, keyOf(client)].filter(Boolean).map(text => shortened(text, 18)).join(' · ')),
    el('span', { class: 'marks' },
      el('span', { class: 'mark' }, plural(chat.rows.length, 'request')),
      chat.ads > 0 ? el('span', { class: 'tag fill' }, plural(chat.ads, 'ad')) : null,
      chat.failures > 0 ? el('span', { class: 'tag error' }, plural(chat.failures, 'failure')) : null)));
}

/** The requests of a chat in order, each with why it got an ad or none. */
function thread(rows, more, router, chatId) {
  if (rows.length === 0) return [el('p', { class: 'empty' }, 'The journal has no exchange of this chat.')];
  const { client } = rows[0];
  let turn = 0;
  let sinceAd = null;
  const items = rows.map(row => {
    const isTurn = WITH_CHAT.has(row.endpoint);
    if (isTurn) turn++;
    const since = isTurn && sinceAd !== null ? `${plural(sinceAd + 1, 'request')} after the last ad` : '';
    if (isTurn) sinceAd = row.outcome === 'fill' ? 0 : sinceAd === null ? null : sinceAd + 1;
    return el('li', {}, el('a', { href: router.link('exchanges', row.id, { q: chatTerm(chatId) }) },
      el('span', { class: 'turn' }, isTurn ? turn : ''),
      el('span', { class: 'user-message' }, row.message ?? `${row.method} ${row.path}`),
      el('span', { class: 'when' }, timeOfDay(row.at).slice(0, 8)),
      el('span', { class: 'why' }, el('span', { class: `tag ${row.outcome}` }, row.outcome), ' ',
        row.headline ? el('strong', {}, row.headline) : null, row.headline ? ' ' : null, row.reason),
      el('span', { class: 'since' }, since)));
  });
  return [
    el('p', { class: 'soft' }, [client.userId && `User ${client.userId}`, `key ${keyOf(client)}`, plural(turn, 'request')].filter(Boolean).join(' · ')),
    more > 0 ? el('p', { class: 'notice' }, `The newest ${rows.length} requests; ${more} are older.`) : null,
    el('ol', { class: 'thread' }, ...items),
  ].filter(Boolean);
}
