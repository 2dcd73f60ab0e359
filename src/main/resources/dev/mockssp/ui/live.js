import { onQuietFrame } from './dom.js';

const REPLAY = 1000;
const AFTER_A_FLOOD = 200;
const MOST_WAITING = 1000;
const RETRY_MILLIS = 3000;
const APART_MILLIS = 100;

/**
 * Listens to the double. Exchanges come in batches, ten a second at most, so that a flood costs what a trickle
 * does; `hello` says that all is told anew.
 */
export function listen({ hello, exchanges, state, lost, status }) {
  let waiting = [];
  let dropped = 0;
  let source = null;
  const flush = onQuietFrame(APART_MILLIS, () => {
    const batch = waiting;
    waiting = [];
    if (dropped > 0) lost(dropped);
    dropped = 0;
    if (batch.length > 0) exchanges(batch);
  });

  function open() {
    source?.close();
    source = new EventSource(`/__admin/events?replay=${REPLAY}`);
    source.addEventListener('hello', () => {
      waiting = [];
      dropped = 0;
      status('live');
      hello();
    });
    source.addEventListener('exchange', event => {
      waiting.push(JSON.parse(event.data));
      if (waiting.length > MOST_WAITING) {
        // a hidden page has no frames
        dropped += waiting.length - AFTER_A_FLOOD;
        waiting = waiting.slice(-AFTER_A_FLOOD);
      }
      flush();
    });
    source.addEventListener('state', event => {
      const { changed } = JSON.parse(event.data);
      if (changed === 'reset' || changed === 'requests') open();
      state(changed);
    });
    source.addEventListener('gap', event => {
      dropped += JSON.parse(event.data).lost;
      flush();
    });
    source.addEventListener('error', () => {
      status('away');
      if (source.readyState === EventSource.CLOSED) setTimeout(open, RETRY_MILLIS);
    });
  }
  addEventListener('pagehide', () => source.close());
  addEventListener('pageshow', event => event.persisted && open());
  open();
}
