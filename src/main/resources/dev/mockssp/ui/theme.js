import { $ } from './dom.js';

const NAME = 'mock-ssp.theme';
const NEXT = { system: 'light', light: 'dark', dark: 'system' };

/** Lets the button switch between the themes of the system, light and dark. The browser keeps the choice. */
export function themeSwitch(announce) {
  const button = $('theme');
  const root = document.documentElement;
  const current = () => root.dataset.theme ?? 'system';
  const show = () => {
    button.title = `Theme: ${current()}`;
    button.setAttribute('aria-label', `Theme: ${current()}. Switch to ${NEXT[current()]}`);
    button.dataset.shows = current();
  };
  button.addEventListener('click', () => {
    const next = NEXT[current()];
    if (next === 'system') delete root.dataset.theme;
    else root.dataset.theme = next;
    keep(next);
    for (const { contentDocument } of document.querySelectorAll('iframe')) if (contentDocument) followTheme(contentDocument);
    show();
    announce(`Theme: ${next}`);
  });
  show();
}

/** Gives the document of a frame the theme of the page. */
export function followTheme(doc) {
  const { theme } = document.documentElement.dataset;
  if (theme) doc.documentElement.dataset.theme = theme;
  else delete doc.documentElement.dataset.theme;
}

function keep(theme) {
  try {
    localStorage.setItem(NAME, theme);
  } catch {
    // The choice holds until the page is left.
  }
}
