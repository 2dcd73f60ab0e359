import { MockSspError } from './errors.js';

/** Stands for something that only the subpaths of the test runners have. Each use throws an error that names the subpaths. */
function elsewhere(name: string, subpaths: string): unknown {
  const fail = (): never => {
    throw new MockSspError(`mock-ssp has no ${name}. Import it for your test runner: from ${subpaths}`);
  };
  return new Proxy(fail, { get: (_, member) => (typeof member === 'symbol' ? undefined : fail()) });
}

const RUNNERS = 'mock-ssp/vitest, mock-ssp/jest, mock-ssp/playwright or mock-ssp/node-test';

export const test = elsewhere('test', RUNNERS);
export const it = elsewhere('it', 'mock-ssp/vitest; the other runners have test');
export const expect = elsewhere('expect', 'mock-ssp/vitest or mock-ssp/playwright');
