import { atMostEvery, el } from './dom.js';
import { Control } from './control.js';
import { Editor } from './scenario-editor.js';
import { said } from './said.js';
import { grouped, progress, sentence, written } from './scenario-words.js';

const REFRESH_MILLIS = 500;
const MAX_KEYS = 5;
const EMPTY = written({ description: 'What the publisher receives.', steps: [{ fill: {} }] });

/** The view of the scenarios: `#/scenarios/NAME` shows one, `#/scenarios?new=1` begins one. */
export function mount(root, { api, keys, router, state, store }) {
  let shown = null;
  let loaded = null; // the text of the shown scenario, as the mock server has it
  let saved = null; // the scenario that was saved last, until it is loaded
  let isNewShown = false;

  // The list.
  const search = el('input', { type: 'search', id: 'scenario-search', placeholder: 'Search the scenarios', 'aria-label': 'Search the scenarios' });
  const list = el('div', { id: 'scenario-list' });
  const problems = el('ul', { class: 'problems', id: 'file-problems' });
  const problemBox = el('section', { hidden: true }, el('h3', {}, 'Problems of files'), problems);
  const bindings = el('ul', { id: 'bindings', class: 'bindings' });
  const bindingBox = el('section', { hidden: true }, el('h3', {}, 'Keys with a scenario of their own'), bindings);
  const bindingResult = said({ id: 'binding-result' });
  const scopes = ['all', 'key'].map(value => el('input', { type: 'radio', name: 'scope', value, checked: value === 'all' }));
  const scopeKey = el('input', { id: 'scope-key-name', list: 'try-keys', spellcheck: 'false', autocomplete: 'off', 'aria-label': 'API key' });
  const scopeResult = said({ id: 'scope-result' });
  const rows = new Map();

  function showList() {
    const { library, selection } = state;
    const wanted = search.value.trim().toLowerCase().split(/\s+/);
    const found = library.scenarios.filter(one => wanted.every(word => `${one.name} ${one.description}`.toLowerCase().includes(word)));
    list.replaceChildren(...grouped(found).map(([title, members]) =>
      el('section', {}, el('h3', {}, title), el('ul', { class: 'scenarios' }, members.map(row)))));
    if (found.length === 0) list.append(el('p', { class: 'empty' }, 'No scenario has these words.'));
    if (library.matched > library.scenarios.length) list.append(el('p', { class: 'soft' }, `and ${library.matched - library.scenarios.length} more`));
    problemBox.hidden = (library.problems ?? []).length === 0;
    problems.replaceChildren(...(library.problems ?? []).map(line => el('li', { class: line.severity }, el('span', { class: `mark ${line.severity}` }, line.severity), ' ', line.message)));
    bindingBox.hidden = selection.bindings.length === 0;
    const more = selection.matched - selection.bindings.length;
    bindings.replaceChildren(...selection.bindings.map(binding), more > 0 ? el('li', { class: 'soft' }, `and ${more} more`) : '');
  }

  /** A row keeps its element, so that neither the focus nor a message beside a button is lost. */
  function row(scenario) {
    const { name, description } = scenario;
    const isActive = name === state.selection.name;
    if (!rows.has(name)) {
      const result = said();
      const use = el('button', { type: 'button', 'data-name': name, on: { click: () => select(name, result) } });
      rows.set(name, { use, link: el('a', { href: router.link('scenarios', name) }, el('strong', {}, name)), text: el('span', { class: 'soft' }), active: el('span', { class: 'tag fill' }, 'active'), result });
    }
    const { use, link, text, active, result } = rows.get(name);
    use.textContent = isActive && !scopes[1].checked ? 'Restart' : 'Use';
    use.setAttribute('aria-label', `${use.textContent} ${name}`);
    active.hidden = !isActive;
    text.textContent = description;
    if (shown === name) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
    return el('li', {}, el('span', {}, link, ' ', active, text), use, result.element);
  }

  function binding({ key, keyId, name }) {
    const end = el('button', { type: 'button', 'aria-label': `End the binding of ${key}`, on: { click: () => bindingResult.after(api.unbindId(keyId), `The active scenario applies to ${key} again.`) } }, 'End');
    return el('li', {}, el('span', {}, el('code', {}, key), ` is bound to ${name}`), end);
  }

  /** Without the check of the key, an action for one key would apply to every key. */
  async function select(name, result) {
    const key = scopes[1].checked ? scopeKey.value.trim() : null;
    if (key === '') {
      scopeResult.say('Enter the API key first.', true);
      return scopeKey.focus();
    }
    scopeResult.say('');
    for (const other of rows.values()) other.result.say('');
    await result.after(api.select(name, key), key ? `${key} gets ${name} now.` : `Every key gets ${name} now.`);
    state.refresh();
  }

  // One scenario.
  const heading = el('h2', { id: 'scenario-heading', tabindex: '-1' });
  const origin = el('span', { class: 'tag' });
  const description = el('p', { class: 'soft' });
  const steps = el('ol', { id: 'scenario-steps', class: 'steps' });
  const noKey = el('p', { class: 'soft' });
  const result = said({ id: 'scenario-action-result' });
  const useButton = el('button', { type: 'button', class: 'main', on: { click: () => useShown() } }, 'Use for every key');
  const deleteButton = el('button', { type: 'button', class: 'danger', id: 'scenario-delete', on: { click: () => remove() } }, 'Delete');
  const editor = new Editor(api, name => {
    saved = name;
    state.refresh();
    if (router.route.rest === name) load();
    else router.go('scenarios', name);
  });
  const existing = el('div', { class: 'existing' }, description, el('p', { class: 'row' }, useButton, deleteButton, result.element), el('h3', {}, 'Steps'), steps, noKey, el('h3', {}, 'Edit'),
    el('p', { class: 'soft' }, 'Another name makes a copy. The same name replaces the scenario until the next reset.'));
  const detail = el('section', { id: 'scenario-detail', hidden: true, 'aria-labelledby': 'scenario-heading' },
    el('p', {}, el('a', { href: router.link('scenarios') }, 'All scenarios')), el('div', { class: 'row' }, heading, origin), existing, editor.element);

  async function useShown() {
    await result.after(api.select(shown, null), `Every key gets ${shown} now.`);
    state.refresh();
  }

  async function remove() {
    const name = shown;
    if (!await result.after(api.deleteScenario(name), '')) return;
    state.refresh();
    rows.delete(name);
    scopeResult.say(`The scenario ${name} is deleted.`);
    router.go('scenarios');
  }

  async function load() {
    const name = shown;
    if (name === null) return;
    try {
      const scenario = await api.scenario(name);
      if (name !== shown) return;
      const text = written(scenario.document);
      // What was just saved stays as the user wrote it, with the message beside it.
      if (saved !== name && loaded !== text && !(loaded !== null && editor.isChanged)) {
        editor.open(scenario.origin === 'runtime' ? name : `my-${name}`.slice(0, 64), text, false);
      }
      loaded = text;
      saved = null;
      origin.textContent = scenario.origin;
      origin.hidden = false;
      deleteButton.hidden = scenario.origin !== 'runtime';
      description.textContent = scenario.description;
      showSteps(scenario);
    } catch (error) {
      if (name === shown) description.textContent = error.message;
    }
  }

  function showSteps({ document: { steps: all }, progress: counts = [] }) {
    const names = new Map(store.keys);
    const shownKeys = counts.slice(0, MAX_KEYS);
    steps.replaceChildren(...all.map((step, i) => el('li', {}, sentence(step),
      el('ul', { class: 'progress' }, shownKeys.map(({ keyId, reached }) =>
        el('li', {}, el('code', {}, names.get(keyId) ?? keyId), ' ', progress(step, reached[i])))))));
    noKey.textContent = counts.length === 0 ? 'No request has played it yet. Requests that no step applies to go to the auction.'
      : counts.length > MAX_KEYS ? `and ${counts.length - MAX_KEYS} more keys` : '';
  }

  const loadSoon = atMostEvery(REFRESH_MILLIS, load);
  store.on('added', batch => batch.some(one => one.scenario === shown) && loadSoon());
  store.on('state', () => shown !== null && loadSoon());

  // The rest.
  const control = new Control(store, api);
  const newLink = el('a', { class: 'button', id: 'scenario-new', href: router.link('scenarios', '', { new: 1 }) }, 'New scenario');
  const overview = el('div', { class: 'overview' }, bindingBox, bindingResult.element, control.element);
  root.append(el('div', { class: 'scenario-view' },
    el('div', { class: 'panel', id: 'scenario-side' },
      el('div', { class: 'row' }, el('h2', {}, 'Scenarios'), newLink),
      problemBox,
      search,
      el('fieldset', { class: 'kinds' }, el('legend', {}, 'A click on Use applies to'),
        el('label', {}, scopes[0], ' every key'), el('label', {}, scopes[1], ' one key'), el('span', { class: 'row' }, scopeKey, scopeResult.element)),
      list),
    el('div', { class: 'panel', id: 'scenario-main' }, detail, overview)));

  function scope() {
    scopeKey.hidden = !scopes[1].checked;
    scopeResult.say('');
    showList();
    if (scopes[1].checked) scopeKey.focus();
  }
  for (const radio of scopes) radio.addEventListener('change', scope);
  scopeKey.hidden = true;
  search.addEventListener('input', showList);
  keys.add('/', 'Search the scenarios', () => search.focus(), 'scenarios');
  keys.add('n', 'New scenario', () => router.go('scenarios', '', { new: 1 }), 'scenarios');
  state.on(showList);

  return {
    show({ rest, query }) {
      const isNew = query.has('new');
      const before = shown;
      shown = rest === '' ? null : rest;
      if (before !== shown) {
        loaded = null;
        result.say('');
        steps.replaceChildren();
        for (const text of [description, noKey]) text.textContent = '';
      }
      root.firstChild.dataset.part = rest !== '' || isNew ? 'detail' : 'list';
      detail.hidden = rest === '' && !isNew;
      overview.hidden = !detail.hidden;
      existing.hidden = isNew;
      origin.hidden = true;
      heading.textContent = isNew ? 'New scenario' : rest;
      if (isNew && !isNewShown) editor.open('my-scenario', EMPTY, true);
      isNewShown = isNew;
      showList();
      state.refresh();
      control.refresh();
      load();
      if (!detail.hidden && !detail.contains(document.activeElement)) heading.focus({ preventScroll: true });
    },
  };
}
