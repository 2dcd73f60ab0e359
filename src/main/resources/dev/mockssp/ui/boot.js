// Not a module, so that it runs before the first paint: the page must not flash in the other theme.
try {
  const theme = localStorage.getItem('mock-ssp.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // A browser without storage has the theme of the system.
}
