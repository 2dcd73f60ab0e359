import type { FailOn, Report, VerificationResult } from './types.js';

type Rule = Report['rules'][number];

const SEVERITIES = ['info', 'warning', 'error'];
const SHOWN_FINDINGS = 3;

/** What went wrong with the mock server: it does not start or respond, or it rejects a request of the test. */
export class MockSspError extends Error {
  override name = 'MockSspError';
  /** The code of the admin API, such as `unknown-scenario`, if it rejected a request. */
  code: string | undefined;

  constructor(message: string, options?: ErrorOptions & { code?: string }) {
    super(message, options);
    this.code = options?.code;
  }
}

/** The requests were not those that the test expected. Test runners show `expected` and `actual` as a diff. */
export class VerificationError extends Error {
  override name = 'VerificationError';
  readonly code = 'ERR_ASSERTION';
  readonly showDiff = true;
  readonly expected: Record<string, unknown>;
  readonly actual: Record<string, unknown>;
  /** The result of the mock server, with the exchanges that matched and the nearest misses. */
  declare readonly result: VerificationResult;

  constructor(result: VerificationResult, pattern: unknown, count: string) {
    super(text(result, pattern));
    hide(this, 'result', result);
    const misses = result.nearest[0]?.differences ?? [];
    const values = (side: 'expected' | 'seen') => Object.fromEntries(misses.map((miss) => [miss.place, miss[side]]));
    this.expected = { count, ...values('expected') };
    this.actual = { count: String(result.matched), ...values('seen') };
  }
}

// Test runners print the properties of an error; these are long, and the message has what matters.
function hide(error: Error, name: string, value: unknown): void {
  Object.defineProperty(error, name, { value, enumerable: false });
}

function text(result: VerificationResult, pattern: unknown): string {
  const lines = [result.message, `  pattern: ${JSON.stringify(pattern)}`];
  for (const { id, endpoint, outcome, differences } of result.nearest) {
    lines.push(`  near miss: ${id} ${endpoint} (${outcome})`);
    lines.push(...differences.map(({ place, expected, seen }) => `    ${place}: expected ${expected}, was ${seen}`));
  }
  return lines.join('\n');
}

/** The integration has findings, or too few ad requests reached the mock server. */
export class LintError extends Error {
  override name = 'LintError';
  /** The report that the gate has read. */
  declare readonly report: Report;

  constructor(message: string, report: Report) {
    super(message);
    hide(this, 'report', report);
  }
}

/**
 * The rules with findings that are at least as severe as `failOn`.
 *
 * @throws {MockSspError} if `failOn` is no severity
 */
export function failingRules(report: Report, failOn: FailOn): Rule[] {
  if (![...SEVERITIES, 'never'].includes(failOn)) {
    throw new MockSspError(`gate: failOn is ${JSON.stringify(failOn)}; allowed: "error", "warning", "info", "never"`);
  }
  const fails = ({ count, severity }: Rule) => count > 0 && SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(failOn);
  return failOn === 'never' ? [] : report.rules.filter(fails);
}

/**
 * @param tests the names of tests, by the ids of their requests, as far as they are known
 * @throws {LintError} if a finding is at least as severe as `failOn`, or there were fewer ad requests
 */
export function requireClean(report: Report, failOn: FailOn, minExchanges: number, tests = new Map<string, string>()): void {
  const lines = failingRules(report, failOn).flatMap((rule) => describe(rule, tests));
  if (!Number.isSafeInteger(minExchanges) || minExchanges < 0) {
    throw new MockSspError(`gate: minExchanges is ${JSON.stringify(minExchanges)}; allowed is a whole number, 0 or more`);
  }
  const requests = adRequests(report);
  if (requests < minExchanges) {
    lines.push(
      `${requests} ad request${requests === 1 ? '' : 's'} reached the mock server; expected at least ${minExchanges}.` +
        ' Is it the mock server that the code under test calls?',
    );
  }
  if (lines.length > 0) {
    throw new LintError(lines.join('\n'), report);
  }
}

function describe({ rule, severity, count, when, why, findings }: Rule, tests: Map<string, string>): string[] {
  const places = findings.slice(-SHOWN_FINDINGS).map(({ requestId, endpoint, pointer, seen }) => {
    const test = tests.get(requestId);
    return `  ${[requestId, endpoint, pointer].filter(Boolean).join(' ')}: ${seen}${test ? `, in the test "${test}"` : ''}`;
  });
  return [`${severity} ${rule}${count > 1 ? ` (${count} times)` : ''}: ${when}`, `  ${why}`, ...places];
}

function adRequests({ timeline, evicted }: Report): number {
  const counts = timeline.intervals.map(({ fills, noBids, errors, faults }) => fills + noBids + errors + faults);
  return counts.reduce((sum, count) => sum + count, evicted);
}
