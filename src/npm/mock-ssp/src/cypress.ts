import './require-node.js';
import type { GlobalOptions } from './global-setup.js';
import type { KeyedMockSsp } from './keyed.js';
import { startMockSsp } from './mock-ssp.js';
import type { Count, Match, RequestFilter, ScenarioName, Step } from './types.js';

type On = (event: never, handler: never) => unknown;
type Register = (event: string, handler: unknown) => void;

/** A task gets the name of the test, such as `Cypress.currentTest.title`, because it runs outside of the browser. */
export interface TaskArguments {
  test: string;
  scenario?: ScenarioName | Step | Step[];
  match?: Match;
  count?: Count;
  filter?: RequestFilter;
}

/**
 * Starts the mock server, and adds the tasks `ssp:key`, `ssp:use`, `ssp:verify`, `ssp:requests`, `ssp:gate` and
 * `ssp:reset`: `setupNodeEvents: (on, config) => mockSspTasks(on, config)`. At the end of the run, the gate fails if the
 * code under test broke a rule.
 *
 * @returns the configuration, whose `env.MOCK_SSP_URL` is the URL of the mock server
 */
export async function mockSspTasks<C extends { env?: Record<string, unknown> }>(
  on: On,
  config: C,
  options: GlobalOptions = {},
): Promise<C> {
  const { failOn = 'error', minExchanges = 1, ...start } = options;
  const ssp = await startMockSsp(start);
  const keys = new Map<string, KeyedMockSsp>();
  const task = (name: string, run: (keyed: KeyedMockSsp, given: TaskArguments) => unknown) => [
    `ssp:${name}`,
    async (given: TaskArguments) => {
      const { test } = given ?? {};
      if (typeof test !== 'string' || test === '') {
        throw new Error(`cy.task('ssp:${name}'): expected { test: Cypress.currentTest.title, … }, was ${JSON.stringify(given)}`);
      }
      const keyed = keys.get(test) ?? ssp.forKey(test);
      keys.set(test, keyed);
      return (await run(keyed, given)) ?? null; // Cypress takes undefined for a task that is not handled
    },
  ];
  const register = on as Register;
  register(
    'task',
    Object.fromEntries([
      task('key', (keyed) => keyed.key),
      task('use', (keyed, { scenario }) => keyed.use(scenario!)),
      task('verify', (keyed, { match, count }) => keyed.verify(match ?? {}, count)),
      task('requests', (keyed, { filter }) => keyed.requests(filter)),
      task('gate', (keyed) => keyed.gate(failOn)),
      task('reset', (keyed) => keyed.reset()),
    ]),
  );
  register('after:run', async () => {
    try {
      await ssp.gate(failOn, minExchanges);
    } finally {
      await ssp.close();
    }
  });
  return { ...config, env: { ...config.env, MOCK_SSP_URL: ssp.baseUrl } };
}
