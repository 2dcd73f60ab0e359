import type { AdminClient } from './admin-client.js';
import { MockSspError, requireClean, VerificationError } from './errors.js';
import type { Count, Exchange, FailOn, Match, Report, RequestFilter, ScenarioName, Step, VerificationResult } from './types.js';

/** The part of a mock server that belongs to one API key. Tests with different keys can run in parallel on one server. */
export class KeyedMockSsp {
  /** The API key, which the code under test must send. */
  readonly key: string;
  /** From which severity on {@link gate} fails: a test that breaks a rule on purpose sets it to `never`. */
  failOn: FailOn = 'error';
  /** The client of the admin API. */
  protected readonly admin: AdminClient;
  #scripts = 0;

  /** Use `startMockSsp` and `forKey` instead. */
  constructor(admin: AdminClient, key: string) {
    this.admin = admin;
    this.key = key;
  }

  /** The URL of the mock server, without a slash at its end. */
  get baseUrl(): string {
    return this.admin.baseUrl;
  }

  /** The headers of a bid request. */
  get headers(): { 'thrad-api-key': string; 'Content-Type': string } {
    return { 'thrad-api-key': this.key, 'Content-Type': 'application/json' };
  }

  /** The headers of a request to the legacy endpoint. */
  get legacyHeaders(): { 'thrads-api-key': string; 'Content-Type': string } {
    return { 'thrads-api-key': this.key, 'Content-Type': 'application/json' };
  }

  /**
   * Chooses how the mock server responds to requests with this key, and to no others.
   *
   * @param scenario the name of a scenario, or a step or steps, which only this key sees
   * @throws {MockSspError} if there is no scenario of this name, or a step is wrong; the message names the place
   */
  async use(scenario: ScenarioName | Step | Step[]): Promise<void> {
    const name = typeof scenario === 'string' ? scenario : await this.#put(scenario);
    await this.admin.send('PUT', '/__admin/scenario', { name, key: this.key });
  }

  async #put(scenario: Step | Step[]): Promise<string> {
    if (typeof scenario !== 'object' || scenario === null) {
      throw new MockSspError(
        `use: expected the name of a scenario, a step such as { no_bid: {} }, or an array of steps; was ${String(scenario)}`,
      );
    }
    // A new name for each: the steps of one that is in use could not begin to count again.
    const name = `script-${++this.#scripts}`;
    const steps = Array.isArray(scenario) ? scenario : [scenario];
    const document = { key: this.key, description: 'Written in a test.', steps };
    await this.admin.send('PUT', `/__admin/scenarios/${name}`, document);
    return name;
  }

  /** The exchanges of this key, oldest first. Clicks and views belong to the key of their bid. */
  async requests(filter: RequestFilter = {}): Promise<Exchange[]> {
    const query = { ...filter, key: this.key };
    return (await this.admin.send<{ requests: Exchange[] }>('GET', '/__admin/requests', undefined, query)).requests;
  }

  /**
   * Verifies which requests the code under test has sent with this key.
   *
   * @param match what a request must match; `{}` matches all
   * @param count how many must match; at least one by default
   * @throws {VerificationError} if another number matches; the message lists the nearest ones and how they differ
   * @throws {MockSspError} if the pattern or the count is wrong
   */
  async verify(match: Match, count?: Count): Promise<void> {
    const expected = countOf(count);
    await this.#verify({ match: this.#own(match), count: expected }, match, countText(expected));
  }

  /**
   * Verifies that requests with this key match the patterns in this order. Other requests may come in between.
   *
   * @throws {VerificationError} if a pattern has no match after that of the pattern before it
   */
  async verifyInOrder(matches: Match[]): Promise<void> {
    if (!Array.isArray(matches) || matches.length === 0) {
      throw new MockSspError("verifyInOrder: expected an array of one pattern or more, such as [{ outcome: 'no-bid' }]");
    }
    const inOrder = matches.map((match) => this.#own(match));
    await this.#verify({ inOrder }, matches, `${matches.length} in order`);
  }

  #own(match: Match): object {
    if (typeof match !== 'object' || match === null || Array.isArray(match)) {
      throw new MockSspError("verify: expected a pattern, such as { chatId: 'chat-1' }; {} matches all requests of the key");
    }
    const { key } = match as { key?: string };
    if (key !== undefined && key !== this.key) {
      throw new MockSspError(`verify: the key of the pattern is "${key}", but these are the verbs of "${this.key}"; use withKey("${key}")`);
    }
    return { ...match, key: this.key };
  }

  async #verify(body: object, pattern: unknown, count: string): Promise<void> {
    const result = await this.admin.send<VerificationResult>('POST', '/__admin/verify', body);
    if (!result.pass) {
      throw new VerificationError(result, pattern, count);
    }
  }

  /** The report of this key: findings, fill rate, error paths, experiments. */
  report(): Promise<Report> {
    return this.admin.send('GET', '/__admin/report', undefined, { key: this.key });
  }

  /**
   * Fails if the code under test breaks a rule of the integration in a request with this key.
   *
   * @param failOn the severity from which on a finding fails
   * @param minExchanges how many ad requests there must be at least
   * @throws {LintError} with the findings
   */
  async gate(failOn: FailOn = this.failOn, minExchanges = 0): Promise<void> {
    const report = await this.report();
    // Whether a key must have been seen is what minExchanges says.
    const rules = report.rules.filter(({ rule }) => rule !== 'key-not-seen');
    requireClean({ ...report, rules }, failOn, minExchanges);
  }

  /** Deletes the findings and the exchanges of this key. A reset keeps the findings. */
  async deleteReport(): Promise<void> {
    await this.admin.send('DELETE', '/__admin/report', undefined, { key: this.key });
  }

  /** Resets this key: scenario, chats, rate limit, step counters, tokens and exchanges. The report stays. */
  async reset(): Promise<void> {
    await this.admin.send('POST', '/__admin/reset', { key: this.key });
  }
}

type Bounds = Exclude<Count, number>;

function countOf(count: Count = { atLeast: 1 }): Bounds {
  return typeof count === 'number' ? { exactly: count } : count;
}

function countText(count: Bounds): string {
  return JSON.stringify(count).replace(/[{}"]/g, '').replace(/^exactly:/, '').replace(':', ' ');
}
