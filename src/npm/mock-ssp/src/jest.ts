import './require-node.js';
import { sharedMockSsp, shortPath, withKey, type Fixtures } from './fixture.js';

type Body = (fixtures: Fixtures) => unknown;
type Register = (name: string, body: () => Promise<void>, timeout?: number) => void;
type Test = (name: string, body: Body, timeout?: number) => void;
interface Globals {
  beforeAll?: (start: () => Promise<unknown>, timeout: number) => void;
  test?: Register & { only: Register; skip: Register; concurrent: Register };
  expect?: { getState(): { currentTestName?: string; testPath?: string } };
}

const LONGEST_START_MS = 90_000;

// Here, so that a start does not count as time of the first test.
globals().beforeAll?.(() => sharedMockSsp(), LONGEST_START_MS);

/**
 * The body of a test that gets a key of its own: `test.each(tags)('%s', withSsp(async ({ ssp }, tag) => …))`. It works
 * with every test function whose body may return a promise.
 */
export function withSsp<A extends unknown[]>(body: (fixtures: Fixtures, ...rest: A) => unknown): (...rest: A) => Promise<void> {
  return async (...rest) => {
    const { currentTestName = 'test', testPath } = state();
    await withKey(currentTestName, [...shortPath(testPath), currentTestName], (fixtures) => body(fixtures, ...rest));
  };
}

function globals(): Globals {
  return globalThis as Globals;
}

function state(): { currentTestName?: string; testPath?: string } {
  return globals().expect?.getState() ?? {};
}

function registering(select: (test: NonNullable<Globals['test']>) => Register): Test {
  return (name, body, timeout) => {
    const { test } = globals();
    if (!test) {
      throw new Error('mock-ssp/jest: there is no global test; with injectGlobals: false, pass withSsp(…) to the test of @jest/globals');
    }
    const run = async () => {
      await withKey(name, [...shortPath(state().testPath), name], body);
    };
    select(test)(name, run, timeout);
  };
}

/** Jest's `test`, whose body gets a key of its own: `test('shows an ad', async ({ ssp }) => …)`. */
export const test: Test & { only: Test; skip: Test; concurrent: Test } = Object.assign(
  registering((test) => test),
  {
    only: registering((test) => test.only),
    skip: registering((test) => test.skip),
    concurrent: registering((test) => test.concurrent),
  },
);
