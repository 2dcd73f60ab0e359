import { $, atMostEvery } from './dom.js';
import { Control } from './control.js';
import { Detail } from './detail.js';
import { List } from './list.js';
import { listen } from './live.js';
import { TryIt } from './tryit.js';

const ANNOUNCE_MILLIS = 5000;
const WORDS = { live: 'live', away: 'not reachable, trying again' };

const detail = new Detail();
const list = new List((row, go) => {
  if (go) view('detail');
  open(row.id, go);
});
const tryIt = new TryIt((id, go) => {
  list.mark(id);
  if (go) view('detail');
  open(id, go);
});
const control = new Control((names, active) => {
  $('active-scenario').textContent = active;
  tryIt.offerScenarios(names);
});

async function open(id, focus) {
  await detail.open(id);
  if (!focus) return;
  $('detail-heading').focus({ preventScroll: true });
  scrollTo(0, 0);
}

/** Selects the visible part on a narrow screen, and the left column on a wide one. */
function view(name) {
  document.body.dataset.view = name;
  if (name === 'try' || name === 'control') document.body.dataset.side = name;
  for (const button of document.querySelectorAll('nav [data-go]')) {
    const { go } = button.dataset;
    button.toggleAttribute('data-side', go === document.body.dataset.side);
    if (go === name) button.setAttribute('aria-current', 'true');
    else button.removeAttribute('aria-current');
  }
}

for (const button of document.querySelectorAll('[data-go]')) {
  button.addEventListener('click', () => {
    view(button.dataset.go);
    $(button.dataset.go).focus({ preventScroll: true });
    scrollTo(0, 0);
  });
}

/** Updates the text for screen readers, at most every few seconds. */
const announce = atMostEvery(ANNOUNCE_MILLIS, () => {
  if ($('announcer').textContent !== list.summary) $('announcer').textContent = list.summary;
});

$('own-url').textContent = location.origin;
view('list');
listen({
  hello() {
    list.clear();
    detail.check();
    announce();
    control.refresh();
  },
  resumed() {
    control.refresh();
  },
  exchanges(batch) {
    list.add(batch);
    if (batch.some(row => row.outcome === 'click' || row.outcome === 'view')) detail.refreshEvents();
    announce();
  },
  state() {
    control.refresh();
  },
  lost(count) {
    list.lost(count);
  },
  status(state) {
    $('live').dataset.state = state;
    $('live-text').textContent = WORDS[state];
    if (state === 'away') $('announcer').textContent = 'The mock server is not reachable';
  },
});
