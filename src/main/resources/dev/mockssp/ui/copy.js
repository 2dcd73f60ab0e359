import { $ } from './dom.js';

/** Shows a text in a dialog from which it can be copied; `note` says what to know about it. */
export function offerCopy(title, { text, note = '' }) {
  $('copy-heading').textContent = title;
  $('copy-note').textContent = note;
  $('copy-text').value = text;
  $('copy-done').textContent = '';
  $('copy').showModal();
  $('copy-text').setSelectionRange(0, 0);
  $('copy-text').scrollTop = 0;
  $('copy-do').focus();
}

$('copy-do').addEventListener('click', async () => {
  $('copy-done').textContent = (await copied($('copy-text'))) ? 'Copied' : 'Select the text and copy it';
});
$('copy-close').addEventListener('click', () => $('copy').close());

/** The clipboard is only there on localhost and https. */
async function copied(area) {
  try {
    await navigator.clipboard.writeText(area.value);
    return true;
  } catch {
    area.select();
    return document.execCommand('copy');
  }
}
