import { atMostEvery, copyOf, el } from './dom.js';
import { said } from './said.js';
import { askForToken, authorization } from './token.js';

const REFRESH_MILLIS = 2000;

/** The view of the whole run: the content of the report, which the mock server writes, kept up to date. */
export function mount(root, { api, store }) {
  const body = el('div', { id: 'run-report' });
  const result = said({ id: 'run-result' });
  const key = el('input', { id: 'run-key', list: 'try-keys', spellcheck: 'false', autocomplete: 'off', placeholder: 'every key' });
  let isShown = false;
  let latest = '';
  let reads = 0;

  async function refresh() {
    if (!isShown) return;
    const read = ++reads;
    try {
      const page = await reportPage(api, key.value.trim());
      if (read === reads) show(page.querySelector('.report'));
    } catch (error) {
      if (read === reads) result.say(error.message, true);
    }
  }

  /** Replaces the report, except while the user selects text in it. */
  function show(report) {
    const html = report.outerHTML;
    const selection = getSelection();
    if (html === latest || (!selection.isCollapsed && body.contains(selection.anchorNode))) return;
    latest = html;
    const kept = positions(body);
    body.replaceChildren(copyOf(report));
    for (const link of body.querySelectorAll('a[href*="/#/"]')) link.setAttribute('href', new URL(link.href).hash);
    restore(body, kept);
  }

  const soon = atMostEvery(REFRESH_MILLIS, refresh);
  for (const event of ['added', 'reset', 'resumed']) store.on(event, () => isShown && soon());

  const text = el('span');
  const question = el('span', { class: 'row', hidden: true }, text,
    el('button', { type: 'button', class: 'danger', on: { click: () => empty() } }, 'Delete'),
    el('button', { type: 'button', on: { click: () => ask(false) } }, 'Keep'));
  const emptyButton = el('button', { type: 'button', id: 'run-empty', on: { click: () => ask(true) } }, 'Empty the report');

  function ask(open) {
    text.textContent = key.value.trim() === '' ? 'This deletes the report and all exchanges.' : 'This deletes the report and the exchanges of the key.';
    question.hidden = !open;
    emptyButton.hidden = open;
    (open ? question.querySelector('button') : emptyButton).focus();
  }

  async function empty() {
    ask(false);
    if (await result.after(api.deleteReport(key.value.trim()), 'The report is empty.')) refresh();
  }

  root.append(el('div', { class: 'panel run' },
    el('form', { class: 'row tools', on: { submit: event => { event.preventDefault(); result.say(''); refresh(); } } },
      el('label', {}, 'Key ', key), el('button', { type: 'submit' }, 'Show'),
      el('span', { class: 'links' }, link('report.html', 'To print'), link('report', 'JSON'), link('report.xml', 'JUnit XML')),
      emptyButton, question, result.element),
    body));
  return {
    show() {
      isShown = true;
      refresh();
    },
    hide() {
      isShown = false;
    },
  };
}

function link(path, text) {
  return el('a', { href: `/__admin/${path}`, target: '_blank' }, text);
}

/** Reads the page of the report. The request parses it without running or loading anything; a style sheet would be refused. */
function reportPage(api, key) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.responseType = 'document';
    request.open('GET', `/__admin/report.html?style=none${key ? `&key=${encodeURIComponent(key)}` : ''}`);
    for (const [name, value] of Object.entries(authorization())) request.setRequestHeader(name, value);
    request.addEventListener('load', () => {
      if (request.status === 401) askForToken().then(() => reportPage(api, key)).then(resolve, reject);
      else if (request.status === 200 && request.response) resolve(request.response);
      else api.report(key).then(() => reject(new Error('The report could not be read.')), reject);
    });
    request.addEventListener('error', () => reject(new Error('The mock server cannot be reached. Is it still running?')));
    request.send();
  });
}

/** What the user has opened, scrolled and focused. */
function positions(body) {
  return {
    open: [...body.querySelectorAll('details')].map(one => one.open),
    left: [...body.querySelectorAll('.scroll')].map(one => one.scrollLeft),
    focused: focusable(body).indexOf(document.activeElement),
  };
}

function restore(body, { open, left, focused }) {
  body.querySelectorAll('details').forEach((one, i) => (one.open = open[i] ?? false));
  body.querySelectorAll('.scroll').forEach((one, i) => (one.scrollLeft = left[i] ?? 0));
  if (focused >= 0) focusable(body)[focused]?.focus({ preventScroll: true });
}

const focusable = body => [...body.querySelectorAll('a[href], summary, [tabindex]')];
