import { $, el } from './dom.js';
import { isAdRequest, isKeyMasked, keyFor } from './recorded.js';
import { asCurl, asFetch, asPython } from './snippets.js';
import { asScenario } from './snippets-scenario.js';
import { asJava, asJavaScript } from './snippets-tests.js';

const SCENARIO_NOTE = 'Save it as NAME.json in the folder of --scenarios, or PUT it to /__admin/scenarios/NAME.';
const RECORDED_NOTE = 'Keys, ids and addresses are removed. Save it as NAME.json in the folder of --scenarios.';
const FORMATS = [
  { name: 'curl', make: asCurl },
  { name: 'fetch', make: asFetch },
  { name: 'Python', make: asPython },
  { name: 'Scenario', make: asScenario, note: exchange => (exchange.decidedBy === 'upstream' ? RECORDED_NOTE : SCENARIO_NOTE), adsOnly: true },
  { name: 'Java test', make: asJava, adsOnly: true },
  { name: 'JavaScript test', make: asJavaScript, adsOnly: true },
];

/** The formats in which an exchange can be copied. */
export const formatsOf = exchange => FORMATS.filter(({ adsOnly }) => !adsOnly || isAdRequest(exchange)).map(({ name }) => name);

/** Shows an exchange in a format, in a dialog with the other formats, the key to use, and a copy button. */
export function offerCopy(exchange, format, { store }) {
  $('copy')?.remove();
  const offered = formatsOf(exchange);
  const known = keyFor(exchange, store);
  const keyNote = isKeyMasked(exchange, store) ? `The journal masks the key: ${exchange.client.key}. Write the real one here if you need it.` : '';
  let chosen = format;
  const tabs = offered.map(name => el('button', { type: 'button', on: { click: () => show(name) } }, name));
  const key = el('input', { id: 'copy-key', value: known ?? '', spellcheck: 'false', autocomplete: 'off', on: { input: () => show(chosen) } });
  const keyLabel = el('label', {}, 'Key', key);
  const note = el('p', { id: 'copy-note', class: 'soft' });
  const text = el('textarea', { id: 'copy-text', readonly: true, spellcheck: 'false', 'aria-labelledby': 'copy-heading' });
  const done = el('span', { id: 'copy-done', role: 'status' });
  const copy = el('button', { type: 'button', class: 'main', id: 'copy-do', on: { click: async () => (done.textContent = (await copied(text)) ? 'Copied' : 'Select the text and copy it') } }, 'Copy');
  const close = el('button', { type: 'button', id: 'copy-close', on: { click: () => dialog.close() } }, 'Close');
  const dialog = el('dialog', { id: 'copy', 'aria-labelledby': 'copy-heading', on: { close: () => dialog.remove() } },
    el('h2', { id: 'copy-heading' }, 'Copy this exchange'),
    el('p', { class: 'row', role: 'group', 'aria-label': 'Format' }, ...tabs),
    keyLabel, note, text, el('p', { class: 'row' }, copy, close, done));

  async function show(name) {
    chosen = name;
    const { make, note: remark } = FORMATS.find(one => one.name === name);
    tabs.forEach((tab, i) => tab.setAttribute('aria-pressed', String(offered[i] === name)));
    keyLabel.hidden = remark !== undefined || known === null;
    note.textContent = remark ? remark(exchange) : keyNote;
    done.textContent = '';
    const made = await make(exchange, key.value.trim());
    if (chosen !== name) return;
    text.value = made;
    text.setSelectionRange(0, 0);
    text.scrollTop = 0;
  }

  document.body.append(dialog);
  dialog.showModal();
  copy.focus();
  return show(format);
}

/** Browsers offer the clipboard API on localhost and https only. */
async function copied(area) {
  try {
    await navigator.clipboard.writeText(area.value);
    return true;
  } catch {
    area.select();
    return document.execCommand('copy');
  }
}
