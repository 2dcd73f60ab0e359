import { $, el } from './dom.js';
import { copy, replay } from './actions.js';
import { Detail } from './detail.js';
import { exportLinks } from './exports.js';
import { List, searchFields, showSearch } from './list.js';

const PREFIXES = ['user:', 'chat:', 'key:', 'status:4xx', 'outcome:', 'rule:', 'tag:', 'findings:any', 'scenario:', 'endpoint:'];

/** The view of the exchanges: `#/exchanges/ID?q=SEARCH&tab=response` is a list with the details of one beside it. */
export function mount(root, context) {
  const { keys, router, store } = context;
  root.classList.add('split');
  root.append(list(), details());
  const query = () => Object.fromEntries(router.route.query);
  const detail = new Detail(context, tab => router.replace('exchanges', router.route.rest, { ...query(), tab }));
  let isFocusWanted = false;
  const rows = new List(context, (row, how) => {
    // With a mouse on a wide screen, the arrow keys go on in the list.
    isFocusWanted = how === 'key' || (how === 'click' && $('list').offsetWidth === root.clientWidth);
    const isSame = router.route.rest === row.id;
    // Each step would be one more Back to the list.
    if (how === 'step' && router.route.rest !== '') router.replace('exchanges', row.id, query());
    else router.go('exchanges', row.id, query());
    if (!isSame) return;
    // The address does not change. After a reset, another exchange may have the same id.
    detail.open(row.id, query().tab);
    if (isFocusWanted) focusDetail();
  });
  searchFields(search => router.replace('exchanges', router.route.rest, { ...query(), q: search }));
  const close = () => {
    router.go('exchanges', '', { q: query().q });
    $('rows').focus({ preventScroll: true });
  };
  for (const id of ['detail-close', 'detail-back']) $(id).addEventListener('click', close);
  store.on('reset', () => detail.check());
  store.on('added', batch => {
    if (batch.some(row => ['click', 'view', 'dsp-view'].includes(row.outcome))) detail.refreshEvents();
  });
  const withShown = act => () => detail.shown && act(detail.shown, context);
  keys.add('/', 'Search', () => $('search').select(), 'exchanges');
  keys.add('j', 'Next exchange', () => rows.step(1), 'exchanges');
  keys.add('k', 'Previous exchange', () => rows.step(-1), 'exchanges');
  keys.add('r', 'Replay the exchange', withShown(replay), 'exchanges');
  keys.add('c', 'Copy the exchange', withShown(copy), 'exchanges');
  keys.add('Escape', 'Close the exchange', () => router.route.rest !== '' && close(), 'exchanges');

  function focusDetail() {
    isFocusWanted = false;
    $('detail-heading').focus({ preventScroll: true });
  }

  return {
    async show({ rest, query: values }) {
      root.dataset.part = rest === '' ? 'list' : 'detail';
      showSearch(values.get('q') ?? '');
      rows.hide(false);
      rows.search(values.get('q') ?? '');
      rows.mark(rest === '' ? null : rest);
      $('exports').replaceChildren('Export ', ...exportLinks({ q: values.get('q') ?? '' }));
      if (rest === '') return detail.close();
      await detail.open(rest, values.get('tab'));
      if (isFocusWanted) focusDetail();
    },
    hide: () => rows.hide(true),
  };
}

function list() {
  const option = (value, text) => el('option', { value }, text);
  const outcomes = ['fill', 'no-bid', 'error', 'fault', 'preflight', 'click', 'view', 'dsp-view', 'vote', 'results', 'landing', 'state', 'rejected'];
  return el('section', { id: 'list', 'aria-labelledby': 'list-heading' },
    el('div', { class: 'list-head' },
      el('h2', { id: 'list-heading' }, 'Exchanges'),
      el('p', { id: 'count', class: 'count' }),
      el('p', { id: 'exports' }),
      el('button', { type: 'button', id: 'pause', 'aria-pressed': 'false' }, 'Pause')),
    el('div', { class: 'filters', role: 'search', 'aria-label': 'Search the exchanges' },
      el('label', {}, el('span', { class: 'unseen' }, 'Search'),
        el('input', { id: 'search', type: 'search', maxlength: '500', placeholder: 'Search: words, user:…, status:4xx', spellcheck: 'false', autocomplete: 'off', 'aria-describedby': 'search-error' })),
      el('label', {}, el('span', { class: 'unseen' }, 'Outcome'),
        el('select', { id: 'filter-outcome' }, option('', 'any outcome'), ...outcomes.map(name => option(`outcome:${name}`, name)), option('findings:any', 'with findings'))),
      el('label', {}, el('span', { class: 'unseen' }, 'Key'), el('select', { id: 'filter-key' }, option('', 'any key'))),
      el('div', { id: 'search-hints' }, el('span', { class: 'soft' }, 'Words are found anywhere. In one place: '),
        ...PREFIXES.map(prefix => el('button', { type: 'button', 'data-prefix': prefix }, prefix)),
        el('span', { class: 'soft' }, ' * stands for any text: user:ja*'))),
    el('p', { id: 'search-error', class: 'notice', role: 'alert', hidden: true }),
    el('div', { id: 'empty', class: 'empty' },
      el('p', {}, 'No requests yet.'),
      el('p', {}, 'Send one from ', el('a', { href: '#/try' }, 'Try it'), ', or point your code at ', el('code', {}, location.origin), '.')),
    el('p', { id: 'nothing', class: 'empty', hidden: true }, 'No exchange matches. A prefix compares the whole value: “user:ja*” finds “jane”.'),
    el('div', { id: 'rows-box', hidden: true },
      el('ol', { id: 'rows', class: 'rows', role: 'listbox', 'aria-labelledby': 'list-heading', tabindex: '0' })));
}

function details() {
  return el('section', { id: 'detail', 'aria-labelledby': 'detail-heading' },
    el('div', { class: 'detail-head' },
      el('button', { type: 'button', id: 'detail-back' }, '‹ Exchanges'),
      el('h2', { id: 'detail-heading', tabindex: '-1' }, 'Exchange'),
      el('button', { type: 'button', id: 'detail-close', class: 'icon', 'aria-label': 'Close the exchange' }, '×')),
    el('div', { id: 'detail-body' }));
}
