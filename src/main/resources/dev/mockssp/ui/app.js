import { $, atMostEvery, el } from './dom.js';
import { announce } from './announce.js';
import { api } from './api.js';
import { Keys } from './keys.js';
import { listen } from './live.js';
import { Router } from './router.js';
import { ServerState } from './state.js';
import { Store } from './store.js';
import { themeSwitch } from './theme.js';

/*
 * The shell: navigation, address, theme, keys, messages and the connection. Each view is one module with its own CSS file:
 *
 *   export function mount(root, context)   called once, when the view is shown for the first time
 *     root      its empty <section>, which the shell shows and hides
 *     returns   { show(route), hide() }, both optional. `show` is called after `mount` and at each change of the address
 *               while the view is shown; `hide` when another one is shown. A hidden view should not draw.
 *
 *   context.store     the exchanges of this run; `store.on(event, listener)`, see store.js
 *   context.state     scenarios, bindings and the active scenario; `state.on(listener)`, `state.refresh()`, see state.js
 *   context.api       the admin API, see api.js
 *   context.router    `route`, `link(view, rest, query)`, `go(…)`, `replace(…)`, see router.js
 *   context.announce  `announce(text, { isError })`: says what an action did, where the user looks
 *   context.keys      `keys.add(key, does, act, view)`: a hot key, which the help lists
 *
 * `route` is { view, rest, query }: `#/exchanges/ID?q=fill` is { view: 'exchanges', rest: 'ID', query: q=fill }.
 */
const VIEWS = {
  exchanges: () => import('./exchanges.js'),
  chats: () => import('./chats.js'),
  try: () => import('./try.js'),
  run: () => import('./run.js'),
  scenarios: () => import('./scenarios.js'),
};
const TITLES = { exchanges: 'Exchanges', chats: 'Chats', try: 'Try it', run: 'Run', scenarios: 'Scenarios' };
const FIRST = 'exchanges';

const ANNOUNCE_MILLIS = 5000;
const TITLE_MILLIS = 1000;
const WORDS = { live: 'live', lost: 'reconnecting', away: 'not reachable, trying again', full: 'not live', refused: 'refused' };
const READ_ROWS = 200;

const store = new Store();
const state = new ServerState();
const router = new Router();
const views = new Map();
let shown = null;
const keys = new Keys(() => shown);
const context = { store, state, api, router, announce, keys };

/** Shows the view of a route. Of several at once, the last one wins. */
async function show(route) {
  const name = VIEWS[route.view] ? route.view : FIRST;
  const before = shown;
  shown = name;
  if (before !== null && before !== name) (await views.get(before))?.hide?.();
  for (const section of $('main').children) section.hidden = section.id !== `view-${name}`;
  for (const link of document.querySelectorAll('nav [data-go]')) {
    if (link.dataset.go === name) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  title();
  if (before !== null && before !== name) {
    scrollTo(0, 0);
    if (document.activeElement?.closest('nav') === null) $('main').focus({ preventScroll: true });
  }
  if (!views.has(name)) views.set(name, mounted(name));
  const view = await views.get(name);
  if (shown === name) view.show?.(router.route);
}

async function mounted(name) {
  const root = $(`view-${name}`);
  try {
    const { mount } = await VIEWS[name]();
    return mount(root, context) ?? {};
  } catch (error) {
    views.delete(name);
    root.replaceChildren(el('p', { class: 'empty' }, `This view could not be loaded: ${error.message}`));
    return {};
  }
}

/** Shows the number of exchanges in the title of the tab. */
function title() {
  const count = store.total > 0 ? `(${store.total.toLocaleString('en-US')}) ` : '';
  const text = `${count}${TITLES[shown] ?? ''} · mock-ssp`;
  if (document.title !== text) document.title = text;
}
const titleSoon = atMostEvery(TITLE_MILLIS, title);

/** Updates the text for screen readers, at most every few seconds. */
const summarySoon = atMostEvery(ANNOUNCE_MILLIS, () => {
  if ($('announcer').textContent !== store.summary) $('announcer').textContent = store.summary;
});

document.querySelector('.skip').addEventListener('click', event => {
  event.preventDefault();
  $('main').focus();
});
$('help-close').addEventListener('click', () => $('help-sheet').close());
themeSwitch(announce);
state.on(({ selection }) => ($('active-scenario').textContent = selection.name));
store.on('reset', () => state.refresh());
store.on('resumed', () => state.refresh());
store.on('state', () => state.refresh());
for (const event of ['reset', 'added', 'lost']) {
  store.on(event, () => {
    titleSoon();
    summarySoon();
  });
}

router.start(show);
listen({
  hello: () => store.clear(),
  resumed: () => store.tell('resumed'),
  exchanges: batch => store.add(batch),
  state: changed => store.tell('state', changed),
  lost: count => store.lose(count),
  status(name, reason) {
    $('live').dataset.state = name;
    $('live-text').textContent = WORDS[name];
    $('banner').hidden = reason === undefined;
    if ($('banner').textContent !== reason) $('banner').textContent = reason ?? '';
    if (name === 'away') $('announcer').textContent = 'The mock server is not reachable';
    else summarySoon();
    if (name === 'full') read();
  },
});

/** Reads the newest exchanges without listening. */
async function read() {
  state.refresh();
  try {
    const { summaries } = await api.summaries({ after: store.rows[0]?.number ?? 0, limit: READ_ROWS });
    store.add(summaries);
  } catch {
    // It is tried again with the next attempt to listen.
  }
}
