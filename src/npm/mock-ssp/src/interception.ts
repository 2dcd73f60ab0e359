import { MockSspError } from './errors.js';

/** The hosts of the vendor. Requests to them go to the mock server. */
const VENDOR_HOSTS = ['ssp.thrads.ai', 'dev.thrads.ai'];

// The global dispatcher of undici, in the two versions of its interface. Node's own fetch uses it, too.
const DISPATCHERS = [Symbol.for('undici.globalDispatcher.1'), Symbol.for('undici.globalDispatcher.2')];
const INTERCEPTED = Symbol.for('mock-ssp.intercepted');

const OTHER_ENVIRONMENT =
  'Run the file in the environment of Node: begin it with "// @vitest-environment node" in Vitest, or with' +
  ' "/** @jest-environment node */" in Jest. To keep a DOM, use jsdom in Vitest, or the environment jest-fixed-jsdom in Jest.' +
  ' Or start the mock server without intercept, and send the requests to its baseUrl.';

interface Dispatcher {
  dispatch(options: { origin?: string | URL }, handler: unknown): boolean;
  close(...args: unknown[]): unknown;
  destroy(...args: unknown[]): unknown;
}
type Globals = Record<symbol, Dispatcher | undefined> & { [INTERCEPTED]?: string };

/** Whether requests to this URL go to the mock server. */
export function isVendor(url: string | URL): boolean {
  return URL.canParse(String(url)) && VENDOR_HOSTS.includes(new URL(String(url)).host);
}

/** The URL of the mock server to which requests of this process go already, or undefined. */
export function interceptionTarget(): string | undefined {
  return outermostGlobals()[INTERCEPTED];
}

/**
 * Sends requests of `fetch` and of undici's global dispatcher for the vendor's hosts to the mock server.
 *
 * @param baseUrl the URL of the mock server
 * @param load loads undici, if the application has it; its first load would replace the global dispatcher
 * @returns a function that undoes it
 */
export function interceptRequests(baseUrl: string, load: () => void): () => void {
  if ('happyDOM' in globalThis) {
    throw new MockSspError(`intercept: happy-dom has a fetch of its own, which cannot be intercepted. ${OTHER_ENVIRONMENT}`);
  }
  const globals = outermostGlobals();
  const other = globals[INTERCEPTED];
  if (other !== undefined && other !== baseUrl) {
    throw new MockSspError(`intercept: this process sends its requests to ${other} already; close that MockSsp first`);
  }
  if (other !== undefined) {
    return () => {};
  }
  if (typeof Response === 'function') {
    void new Response(); // Node loads its fetch at the first use
  }
  load();
  if (DISPATCHERS.every((symbol) => globals[symbol] === undefined)) {
    throw new MockSspError(`intercept: there is no fetch here, as in jest-environment-jsdom. ${OTHER_ENVIRONMENT}`);
  }
  const undo = DISPATCHERS.map((symbol) => wrap(globals, symbol, baseUrl));
  globals[INTERCEPTED] = baseUrl;
  return () => {
    undo.forEach((each) => each());
    delete globals[INTERCEPTED];
  };
}

function wrap(globals: Globals, symbol: symbol, baseUrl: string): () => void {
  const inner = globals[symbol];
  if (!inner) {
    return () => {};
  }
  const origin = new URL(baseUrl).origin;
  const wrapped = Object.create(inner, {
    dispatch: {
      value: (options: { origin?: string | URL }, handler: unknown) =>
        inner.dispatch(options.origin && isVendor(options.origin) ? { ...options, origin } : options, handler),
    },
    close: { value: (...args: unknown[]) => inner.close(...args) },
    destroy: { value: (...args: unknown[]) => inner.destroy(...args) },
  }) as Dispatcher;
  globals[symbol] = wrapped;
  return () => {
    if (globals[symbol] === wrapped) {
      globals[symbol] = inner;
    }
  };
}

// Jest runs tests in a context with globals of its own, but with the fetch of the outer one, which looks there.
function outermostGlobals(): Globals {
  try {
    return (Response.constructor as FunctionConstructor)('return globalThis')() as Globals;
  } catch {
    return globalThis as unknown as Globals; // no Response, or no code from strings
  }
}
