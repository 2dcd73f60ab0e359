import { onQuietFrame } from './dom.js';
import { authorization, fetchAdmin, renewSession } from './token.js';

const REPLAY = 1000;
const KEPT_AFTER_OVERFLOW = 200;
const MAX_QUEUED = 1000;
const RETRY_MILLIS = 3000;
const BATCH_MILLIS = 100;

/** An EventSource does not tell the status of a response. Returns the state, and what the mock server says about it. */
async function whyRefused() {
  const asking = new AbortController();
  await renewSession();
  try {
    const response = await fetchAdmin('/__admin/events?replay=0', { cache: 'no-store', signal: asking.signal });
    if (response.ok) return ['lost'];
    const message = (await response.json().catch(() => null))?.error?.message ?? `The mock server responded with ${response.status}`;
    return [response.status === 503 ? 'full' : 'refused', message];
  } catch {
    return ['away'];
  } finally {
    asking.abort();
  }
}

/** Any response shows that the mock server is there. */
async function isReachable() {
  try {
    await fetch('/__admin/health', { cache: 'no-store', signal: AbortSignal.timeout(RETRY_MILLIS) });
    return true;
  } catch {
    return false;
  }
}

/**
 * Listens to the events of the mock server. Exchanges arrive in at most ten batches per second, so that many exchanges
 * do not slow down the page. `status` gets `live`, `lost` (the connection ended, but the mock server is reachable), `away` (not
 * reachable), `full` (too many listeners) or `refused`, the latter two with the reason that the mock server gives. `hello` means
 * that a new replay begins. `resumed` means that the connection was lost: what was missed meanwhile follows, because an
 * EventSource sends the id of the last event.
 */
export function listen({ hello, resumed, exchanges, state, lost, status }) {
  let journal = null;
  let queued = [];
  let skipped = 0;
  let source = null;
  const flush = onQuietFrame(BATCH_MILLIS, () => {
    const batch = queued;
    queued = [];
    if (skipped > 0) lost(skipped);
    skipped = 0;
    if (batch.length > 0) exchanges(batch);
  });

  function open() {
    source?.close();
    source = new EventSource(`/__admin/events?replay=${REPLAY}`);
    source.addEventListener('hello', event => {
      const begun = JSON.parse(event.data);
      // Exchanges were removed meanwhile, or the mock server is another one.
      if (begun.resumed && begun.journal !== journal) return open();
      journal = begun.journal;
      status('live');
      if (begun.resumed) return resumed();
      queued = [];
      skipped = 0;
      hello();
    });
    source.addEventListener('exchange', event => {
      queued.push(JSON.parse(event.data));
      if (queued.length > MAX_QUEUED) {
        // A hidden page has no frames, so the queue is not flushed.
        skipped += queued.length - KEPT_AFTER_OVERFLOW;
        queued = queued.slice(-KEPT_AFTER_OVERFLOW);
      }
      flush();
    });
    source.addEventListener('state', event => {
      const { changed } = JSON.parse(event.data);
      if (changed === 'reset' || changed === 'requests') open();
      state(changed);
    });
    source.addEventListener('gap', event => {
      skipped += JSON.parse(event.data).lost;
      flush();
    });
    source.addEventListener('error', async () => {
      // A refused stream is closed; a lost connection is tried again by the browser, which may succeed meanwhile.
      if (source.readyState === EventSource.CLOSED) {
        const before = authorization().Authorization;
        status(...(await whyRefused()));
        setTimeout(open, authorization().Authorization === before ? RETRY_MILLIS : 0);
        return;
      }
      const reachable = await isReachable();
      if (source.readyState === EventSource.CONNECTING) status(reachable ? 'lost' : 'away');
    });
  }
  addEventListener('pagehide', () => source.close());
  addEventListener('pageshow', event => event.persisted && open());
  open();
}
