import { $ } from './dom.js';

/** Shows a text in a dialog with a copy button. `note` is a remark about the text. */
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
