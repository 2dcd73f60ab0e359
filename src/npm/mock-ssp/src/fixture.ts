import { relative } from 'node:path';
import { interceptionTarget } from './interception.js';
import type { KeyedMockSsp } from './keyed.js';
import { startMockSsp, type MockSsp } from './mock-ssp.js';
import { recordTest } from './recorded-tests.js';

/** What a test gets. */
export interface Fixtures {
  /** The verbs of a key that no other test has. */
  ssp: KeyedMockSsp;
}

let shared: Promise<MockSsp> | undefined;

/**
 * The server of this process: the one that the global setup started, else one of its own, which ends with the process.
 * Requests of this process to the vendor's hosts go to it.
 */
export function sharedMockSsp(): Promise<MockSsp> {
  // Jest loads this module once for each test file, in one process.
  const url = interceptionTarget();
  shared ??= startMockSsp({ intercept: true, ...(url === undefined ? {} : { url }) });
  return shared;
}

/**
 * A key for a test.
 *
 * @param name the name of the test, which becomes part of the key
 * @param path its file and its whole name, for the message of the gate
 */
export function keyOfTest(server: MockSsp, name: string, path: string[]): KeyedMockSsp {
  const ssp = server.forKey(name);
  recordTest(ssp.key, path.join(' > '));
  return ssp;
}

/**
 * Runs a test with a key of its own. After a success, the test fails if the code under test broke a rule. After a
 * failure, the exchanges stay in the journal, for the dashboard.
 *
 * @param name the name of the test, which becomes part of the key
 * @param path its file and its whole name, for the message of the gate
 */
export async function withKey<T>(name: string, path: string[], body: (fixtures: Fixtures) => T | Promise<T>): Promise<T> {
  const ssp = keyOfTest(await sharedMockSsp(), name, path);
  const result = await body({ ssp });
  await finish(ssp);
  return result;
}

/** The path of a test's file, as far as it is known: none or one. */
export function shortPath(file: string | undefined): string[] {
  return file ? [relative(process.cwd(), file)] : [];
}

/** Ends a test that has passed. */
export async function finish(ssp: KeyedMockSsp): Promise<void> {
  await ssp.gate();
  await ssp.reset();
}
