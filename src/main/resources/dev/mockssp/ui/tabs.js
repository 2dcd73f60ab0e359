import { el } from './dom.js';

/**
 * Creates tabs: a list of buttons, of which arrow keys choose one, and a panel for each.
 *
 * @param parts [id, title, content] each; a panel gets its content when it is first shown
 * @param chosen the id of the tab to show
 * @param changed called with the id of a tab that the user chooses
 */
export function tabs(label, parts, chosen, changed) {
  const buttons = parts.map(([id, title]) => el('button', { type: 'button', role: 'tab', id: `tab-${id}`, 'aria-controls': id }, title));
  const panels = parts.map(([id]) => el('div', { role: 'tabpanel', id, 'aria-labelledby': `tab-${id}`, tabindex: '-1' }));
  const bar = el('div', { role: 'tablist', class: 'tabs', 'aria-label': label }, ...buttons);

  function choose(index) {
    const content = parts[index][2];
    if (panels[index].childElementCount === 0) panels[index].append(...content());
    buttons.forEach((button, i) => {
      button.setAttribute('aria-selected', i === index);
      button.tabIndex = i === index ? 0 : -1;
      panels[i].hidden = i !== index;
    });
  }

  bar.addEventListener('click', event => {
    const index = buttons.indexOf(event.target.closest('button'));
    if (index < 0) return;
    choose(index);
    changed(parts[index][0]);
  });
  bar.addEventListener('keydown', event => {
    const now = buttons.indexOf(document.activeElement);
    const next = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const index = (next + buttons.length) % buttons.length;
    buttons[index].focus();
    choose(index);
    changed(parts[index][0]);
  });
  choose(Math.max(0, parts.findIndex(([id]) => id === chosen)));
  return [bar, ...panels];
}
