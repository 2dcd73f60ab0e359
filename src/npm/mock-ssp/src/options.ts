import { MockSspError } from './errors.js';

/** How a mock server starts. Without a server at `MOCK_SSP_URL`, it is started on a free port. */
export interface Options {
  /** The port; a free one by default. */
  port?: number;
  /** The scenario that is active at the start. */
  scenario?: string;
  /** A folder of scenario files. */
  scenarios?: string;
  /** A file of campaigns. */
  inventory?: string;
  /** API keys beside those that begin with `staging` or `production`, such as `acme=production:ad-offset=3`. */
  keys?: string[];
  /** Makes ids and random choices repeatable. */
  seed?: number;
  /** An instant at which the clock of the mock server stands still. */
  clock?: Date | string;
  /** Requests per second and key; 0 for no limit. */
  rateLimit?: number;
  /** How many exchanges the journal keeps. */
  journalSize?: number;
  /** A configuration file. Without it, none is read, not even `.mock-ssp.json`. */
  config?: string;
  /** More options of `mock-ssp serve`. */
  args?: string[];
  /** Uses the server at this URL, and starts none. By default `MOCK_SSP_URL`. */
  url?: string;
  /**
   * The token of the admin API: that of the server at the URL, by default `MOCK_SSP_ADMIN_TOKEN`; or the one with which a
   * server is started. At least 16 characters.
   */
  adminToken?: string;
  /** The key of the returned object; one that no other test has by default. */
  key?: string;
  /** Whether requests of this process to ssp.thrads.ai and dev.thrads.ai go to the mock server. */
  intercept?: boolean;
  /** How long a start may take, in milliseconds; 60,000 by default. */
  startTimeout?: number;
  /** Is called with each line that the mock server prints. */
  onOutput?: (line: string) => void;
}

/** The variable of the token, for clients and for the server. */
export const ADMIN_TOKEN = 'MOCK_SSP_ADMIN_TOKEN';

type Kind = 'number' | 'string' | 'token' | 'strings' | 'boolean' | 'function' | 'instant';

const FLAGS = {
  port: ['number', '--port'],
  scenario: ['string', '--scenario'],
  scenarios: ['string', '--scenarios'],
  inventory: ['string', '--inventory'],
  keys: ['strings', '--key'],
  seed: ['number', '--seed'],
  clock: ['instant', '--clock'],
  rateLimit: ['number', '--rate-limit'],
  journalSize: ['number', '--journal-size'],
  config: ['string', '--config'],
} as const satisfies { [name in keyof Options]: [Kind, string] };

const KINDS: Record<keyof Options, Kind> = {
  ...(Object.fromEntries(Object.entries(FLAGS).map(([name, [kind]]) => [name, kind])) as Record<keyof typeof FLAGS, Kind>),
  args: 'strings',
  url: 'string',
  adminToken: 'token',
  key: 'string',
  intercept: 'boolean',
  startTimeout: 'number',
  onOutput: 'function',
};

const TESTS: Record<Kind, (value: unknown) => boolean> = {
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  string: (value) => typeof value === 'string' && value !== '',
  token: (value) => typeof value === 'string' && /^[!-~]{16,256}$/.test(value),
  strings: (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
  boolean: (value) => typeof value === 'boolean',
  function: (value) => typeof value === 'function',
  instant: (value) => (typeof value === 'string' && value !== '') || (value instanceof Date && !Number.isNaN(value.getTime())),
};

const EXPECTED: Record<Kind, string> = {
  number: 'a number',
  string: 'a string that is not empty',
  token: 'a string of 16 to 256 visible ASCII characters, without spaces',
  strings: 'an array of strings',
  boolean: 'true or false',
  function: 'a function',
  instant: 'a Date, or a string such as 2025-11-24T21:51:52Z',
};

/** @throws {MockSspError} if an option is unknown or has a value of another type */
export function checkOptions(options: Options): void {
  for (const [name, value] of Object.entries(options)) {
    const kind = Object.hasOwn(KINDS, name) ? KINDS[name as keyof Options] : undefined;
    if (!kind) {
      throw new MockSspError(`startMockSsp: there is no option "${name}"; allowed: ${Object.keys(KINDS).join(', ')}`);
    }
    if (value !== undefined && !TESTS[kind](value)) {
      const was = kind === 'token' ? '' : `, was ${shown(value)}`; // no message repeats a token
      throw new MockSspError(`startMockSsp: the option ${name} must be ${EXPECTED[kind]}${was}`);
    }
  }
}

/** The token of a server that was running before. An empty variable counts as not set. */
export function tokenOfRunning({ adminToken }: Options): string | undefined {
  const token = adminToken ?? (process.env[ADMIN_TOKEN] || undefined);
  if (token !== undefined && !TESTS.token(token)) {
    throw new MockSspError(`${ADMIN_TOKEN} must be ${EXPECTED.token}`);
  }
  return token;
}

function shown(value: unknown): string {
  return typeof value === 'function' || value instanceof Date ? String(value) : (JSON.stringify(value) ?? String(value));
}

/** The options that only the start of a server can apply. */
export function startOptions(options: Options): string[] {
  return [...Object.keys(FLAGS), 'args', 'onOutput'].filter((name) => options[name as keyof Options] !== undefined);
}

/** The command line of `mock-ssp serve`. */
export function serveArguments(options: Options): string[] {
  const { args = [], onOutput, ...rest } = options;
  // as for a server in the process of a Java test
  const given: Options = { port: 0, config: 'none', ...rest };
  const flags = Object.entries(FLAGS).flatMap(([name, [, flag]]) =>
    [given[name as keyof typeof FLAGS] ?? []].flat().flatMap((value) => [flag, value instanceof Date ? value.toISOString() : String(value)]),
  );
  return ['serve', ...flags, ...(onOutput ? [] : ['--log', 'off']), ...args];
}
