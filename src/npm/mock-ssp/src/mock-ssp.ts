import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { AdminClient } from './admin-client.js';
import { failingRules, MockSspError, requireClean } from './errors.js';
import { interceptRequests } from './interception.js';
import { KeyedMockSsp } from './keyed.js';
import { loadUndici } from './load-undici.cjs';
import { checkOptions, startOptions, tokenOfRunning, type Options } from './options.js';
import { recordedTests, recordTest } from './recorded-tests.js';
import { ServerProcess } from './server-process.js';
import type { Clock, Exchange, FailOn, Inventory, Report, RequestFilter } from './types.js';

// The dashboard shows the whole name of a key that has at most 32 characters.
const LONGEST_KEY = 32;
const TAIL_BYTES = 5;

/** The clock of a mock server. It determines everything but delays. */
export class MockClock {
  readonly #admin: AdminClient;

  constructor(admin: AdminClient) {
    this.#admin = admin;
  }

  /** The time of the mock server. */
  async now(): Promise<Date> {
    return new Date((await this.#admin.send<Clock>('GET', '/__admin/clock')).now);
  }

  /** Stops the clock at an instant. */
  async freeze(instant: Date | string): Promise<void> {
    const frozenAt = instant instanceof Date ? instant.toISOString() : instant;
    await this.#admin.send('PUT', '/__admin/clock', { frozenAt });
  }

  /** Advances the clock, frozen or not, by milliseconds. */
  async advance(milliseconds: number): Promise<void> {
    await this.#admin.send('POST', '/__admin/clock/advance', { seconds: milliseconds / 1000 });
  }

  /** Returns to real time. */
  async reset(): Promise<void> {
    await this.#admin.send('DELETE', '/__admin/clock');
  }
}

/** A mock server, and the verbs of one key of it. What belongs to all keys is here only. */
export class MockSsp extends KeyedMockSsp {
  /** The process of the server, or undefined if it was running before. */
  readonly pid: number | undefined;
  readonly clock: MockClock;
  readonly #end: () => Promise<void>;
  #closed: Promise<void> | undefined;

  /** Use `startMockSsp` instead. */
  constructor(admin: AdminClient, key: string, pid: number | undefined, end: () => Promise<void>) {
    super(admin, key);
    this.pid = pid;
    this.clock = new MockClock(admin);
    this.#end = end;
  }

  /**
   * The verbs for a new key, so that tests do not meet.
   *
   * @param label becomes part of the key, as far as it fits; it may be the name of a test
   * @param environment `staging` always gets an ad, `production` has pacing and an auction
   */
  forKey(label = 'test', environment: 'staging' | 'production' = 'staging'): KeyedMockSsp {
    if (environment !== 'staging' && environment !== 'production') {
      throw new MockSspError(`forKey: the environment is ${JSON.stringify(environment)}; allowed: "staging", "production"`);
    }
    const key = newKey(label, environment);
    recordTest(key, label);
    return new KeyedMockSsp(this.admin, key);
  }

  /** The verbs for this very key, which the code under test has already. */
  withKey(key: string): KeyedMockSsp {
    if (typeof key !== 'string' || key === '') {
      throw new MockSspError('withKey: expected an API key, such as "staging-key"');
    }
    return new KeyedMockSsp(this.admin, key);
  }

  /**
   * Replaces the campaigns for all keys, until the next `resetAll`.
   *
   * @param campaigns an inventory, or the path of a file with one
   */
  async inventory(campaigns: Inventory | string): Promise<void> {
    await this.admin.send('PUT', '/__admin/inventory', typeof campaigns === 'string' ? readJson(campaigns) : campaigns);
  }

  /** The exchanges of all keys, oldest first. */
  async requestsAll(filter: RequestFilter = {}): Promise<Exchange[]> {
    return (await this.admin.send<{ requests: Exchange[] }>('GET', '/__admin/requests', undefined, filter)).requests;
  }

  /** The report of all keys. */
  reportAll(): Promise<Report> {
    return this.admin.send('GET', '/__admin/report');
  }

  /**
   * Fails if the code under test breaks a rule of the integration in any request of the run, or if too few ad requests
   * reached the mock server. The error names the test of a finding, if its key is one of `forKey`.
   *
   * @param failOn the severity from which on a finding fails
   * @param minExchanges how many ad requests there must be at least
   * @throws {LintError} with the findings
   */
  override async gate(failOn: FailOn = this.failOn, minExchanges = 1): Promise<void> {
    const report = await this.reportAll();
    const tests = failingRules(report, failOn).length > 0 ? await this.#testsOfFindings() : undefined;
    requireClean(report, failOn, minExchanges, tests);
  }

  /** The names of tests, by the ids of those of their requests that have findings. A finding does not tell its key. */
  async #testsOfFindings(): Promise<Map<string, string>> {
    const tests = new Map<string, string>();
    for (const [key, name] of recordedTests()) {
      const { rules } = await this.withKey(key).report();
      rules.flatMap(({ findings }) => findings).forEach(({ requestId }) => tests.set(requestId, name));
    }
    return tests;
  }

  /** Restores the state of the start, for all keys. The report stays. */
  async resetAll(): Promise<void> {
    await this.admin.send('POST', '/__admin/reset');
  }

  /** Ends the interception, and stops the server if it was started here. */
  close(): Promise<void> {
    this.#closed ??= this.#end();
    return this.#closed;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

/**
 * Uses the server at `url` or `MOCK_SSP_URL`, or else starts one on a free port. Resolves when it responds.
 *
 * @throws {MockSspError} if an option is wrong, there is no server at the URL, or none can be started
 */
export async function startMockSsp(options: Options = {}): Promise<MockSsp> {
  checkOptions(options);
  const key = options.key ?? newKey('main', 'staging');
  const given = options.url ?? process.env['MOCK_SSP_URL'];
  const server = given ? undefined : await ServerProcess.start(options);
  const admin = server ? new AdminClient(server.url, '', options.adminToken) : await running(given!, options);
  let restore = () => {};
  if (options.intercept) {
    try {
      restore = interceptRequests(admin.baseUrl, loadUndici);
    } catch (error) {
      await server?.close();
      throw error;
    }
  }
  return new MockSsp(admin, key, server?.pid, async () => {
    restore();
    await server?.close();
  });
}

async function running(url: string, options: Options): Promise<AdminClient> {
  const ineffective = startOptions(options).join(', ');
  if (ineffective && options.url) {
    throw new MockSspError(`startMockSsp: with url, no server is started, so these options have no effect: ${ineffective}`);
  }
  if (ineffective) {
    process.emitWarning(`MOCK_SSP_URL is set, so no server is started, and these options have no effect: ${ineffective}`, 'MockSspWarning');
  }
  const source = options.url ? '' : ' (from MOCK_SSP_URL)';
  const admin = new AdminClient(url, source, tokenOfRunning(options));
  const health = await admin.send<{ version?: string } | undefined>('GET', '/__admin/health');
  if (typeof health?.version !== 'string') {
    throw new MockSspError(`${admin.baseUrl}${source} is no mock server: its /__admin/health names no version`);
  }
  return admin;
}

function newKey(label: string, environment: string): string {
  const tail = randomBytes(TAIL_BYTES).readUIntBE(0, TAIL_BYTES).toString(36).padStart(8, '0');
  const room = LONGEST_KEY - environment.length - tail.length - 2;
  const safe = label.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-/, '').slice(0, room).replace(/-$/, '');
  return [environment, safe, tail].filter(Boolean).join('-');
}

function readJson(path: string): unknown {
  const text = readFileSync(path, 'utf8');
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new MockSspError(`${path} is no JSON: ${(cause as Error).message}`, { cause });
  }
}
