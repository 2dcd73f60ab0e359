import './require-node.js';
import { startMockSsp, type MockSsp } from './mock-ssp.js';
import { ADMIN_TOKEN, type Options } from './options.js';
import { collectTests } from './recorded-tests.js';
import type { FailOn } from './types.js';

const SERVER_URL = 'MOCK_SSP_URL';

/** How the run starts and ends. */
export interface GlobalOptions extends Options {
  /** From which severity on a finding of the run fails it; `error` by default. */
  failOn?: FailOn;
  /** How many ad requests the run must have at least; 1 by default. */
  minExchanges?: number;
}

/**
 * Makes the global setup of Vitest, Jest or Playwright with options: `export default createGlobalSetup({ seed: 7 })`.
 *
 * @returns a function that starts one server for all workers, and returns the teardown with the gate
 */
export function createGlobalSetup(options: GlobalOptions = {}): () => Promise<() => Promise<void>> {
  const { failOn = 'error', minExchanges = 1, ...start } = options;
  return async () => {
    const ssp = await startMockSsp(start);
    const shared = { [SERVER_URL]: ssp.baseUrl, ...(start.adminToken === undefined ? {} : { [ADMIN_TOKEN]: start.adminToken }) };
    const before = Object.fromEntries(Object.keys(shared).map((name) => [name, process.env[name]]));
    Object.assign(process.env, shared); // the workers inherit it
    running = { ssp, before, failOn, minExchanges, forgetTests: collectTests() };
    return teardown;
  };
}

interface Running {
  ssp: MockSsp;
  /** The variables that the setup has changed, as they were. */
  before: NodeJS.Dict<string>;
  failOn: FailOn;
  minExchanges: number;
  forgetTests: () => void;
}

let running: Running | undefined;

/** Starts one server for all workers. The name is that of node:test. */
export async function globalSetup(): Promise<void> {
  await createGlobalSetup()();
}

/**
 * Stops the server. The name is that of node:test, which prints no error of a teardown.
 *
 * @throws {LintError} if the run has findings, or no ad request reached the server
 */
export async function globalTeardown(): Promise<void> {
  try {
    await teardown();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    throw error;
  }
}

/** Stops the server, and throws what `gate` throws. */
export async function teardown(): Promise<void> {
  if (!running) {
    return;
  }
  const { ssp, before, failOn, minExchanges, forgetTests } = running;
  running = undefined;
  for (const [name, value] of Object.entries(before)) {
    if (value === undefined) {
      delete process.env[name];
    } else {
      process.env[name] = value;
    }
  }
  // Vitest passes a run whose teardown fails, or takes longer than it waits.
  const code = process.exitCode;
  process.exitCode = 1;
  try {
    await ssp.gate(failOn, minExchanges);
    process.exitCode = code;
  } finally {
    forgetTests();
    await ssp.close();
  }
}

export default createGlobalSetup();
