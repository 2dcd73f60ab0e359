import type { components as admin } from './types/admin.js';
import type { components as vendor } from './types/vendor.js';

type Vendor = vendor['schemas'];
type Admin = admin['schemas'];

export type BidRequest = Vendor['BidRequest'];
export type BidResponse = Vendor['BidResponse'];
export type SponsoredMessage = Vendor['SponsoredMessage'];
export type SponsoredPrompt = Vendor['SponsoredPrompt'];
export type GetAdRequest = Vendor['GetAdRequest'];
export type GetAdResponse = Vendor['GetAdResponse'];
/** The body of every response with a status other than 200. */
export type ErrorResponse = Vendor['ErrorResponse'];

export type Campaign = Admin['Campaign'];
export type Clock = Admin['Clock'];
export type Endpoint = Admin['Endpoint'];
export type Exchange = Admin['Exchange'];
export type Finding = Admin['Finding'];
export type Inventory = Admin['Inventory'];
export type Outcome = Admin['Outcome'];
export type Report = Admin['Report'];
export type Scenario = Admin['Scenario'];
export type Severity = Admin['Severity'];
export type Source = Admin['Source'];
export type Trigger = Admin['Trigger'];
export type VerificationResult = Admin['VerificationResult'];

type Behaviours = {
  auction: NonNullable<Admin['Step']['auction']>;
  fill: Admin['Fill'];
  no_bid: Admin['NoBid'];
  fail: Admin['Fail'];
  break: Admin['BrokenResponse'];
};
type Only<K extends keyof Behaviours> = Pick<Behaviours, K> & { [other in Exclude<keyof Behaviours, K>]?: never };

/** A step of a scenario: exactly one behaviour, and when and how late it is played. */
export type Step = { when?: Trigger; delay_ms?: Admin['Delay'] } & { [K in keyof Behaviours]: Only<K> }[keyof Behaviours];

/** A pattern for exchanges of one key. */
export type Match = Omit<Admin['ExchangePattern'], 'key'>;

/** How many exchanges must match; a number means exactly that many. */
export type Count = number | { exactly: number } | { atLeast: number } | { atMost: number } | { never: true };

/** Which exchanges of a key are listed. */
export interface RequestFilter {
  endpoint?: Endpoint;
  chatId?: string;
  status?: number;
  scenario?: string;
  outcome?: Outcome;
  source?: Source | 'all';
  /** The first and the last instant, in ISO 8601. */
  since?: string;
  until?: string;
  /** A search as in the dashboard: words, and prefixes such as `user:`. */
  q?: string;
  /** The newest exchanges, at most this many. */
  limit?: number;
}

/** From which severity on a finding fails. */
export type FailOn = Severity | 'never';

/** The built-in scenarios, and any other name. */
export type ScenarioName =
  | 'always-fill'
  | 'bad-request'
  | 'connection-reset'
  | 'default'
  | 'empty-response'
  | 'flaky'
  | 'hostile-creative'
  | 'invalid-key'
  | 'late-view-token'
  | 'long-creative'
  | 'low-fill'
  | 'malformed-json'
  | 'no-bid'
  | 'no-view-pixel'
  | 'origin-not-allowed'
  | 'pacing-blocked'
  | 'poll-duplicate-vote'
  | 'poll-legacy-errors'
  | 'rate-limited'
  | 'recovering'
  | 'server-error'
  | 'slow'
  | 'sparse-creative'
  | 'sponsored-poll'
  | 'sponsored-prompts'
  | 'text-placement'
  | 'timeout'
  | 'truncated-body'
  | 'unicode-creative'
  | 'view-url-member'
  | 'wrong-content-type'
  | (string & {});
