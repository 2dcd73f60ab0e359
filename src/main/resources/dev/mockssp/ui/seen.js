const MILLIS = 1000;
const HALF = 0.5;

/** Calls a function once, when at least half of an element has been visible for a second without a break. */
export function whenSeen(element, seen) {
  const stop = new AbortController();
  let isVisible = false;
  let timer = null;
  const wait = () => {
    clearTimeout(timer);
    if (!isVisible || document.hidden) return;
    timer = setTimeout(() => {
      observer.disconnect();
      stop.abort();
      seen();
    }, MILLIS);
  };
  const observer = new IntersectionObserver(entries => {
    isVisible = entries.at(-1).intersectionRatio >= HALF;
    wait();
  }, { threshold: HALF });
  observer.observe(element);
  document.addEventListener('visibilitychange', wait, { signal: stop.signal });
}
