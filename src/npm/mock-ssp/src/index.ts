import './require-node.js';
export { LintError, MockSspError, VerificationError } from './errors.js';
export { KeyedMockSsp } from './keyed.js';
export { MockClock, MockSsp, startMockSsp } from './mock-ssp.js';
export type { Options } from './options.js';
export type * from './types.js';
/** @internal Without types, so that editors do not offer it. */
export { expect, it, test } from './elsewhere.js';
