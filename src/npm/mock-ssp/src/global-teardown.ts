import './require-node.js';

/** Jest's `globalTeardown`, beside the `globalSetup` of `mock-ssp/global-setup`. */
export { teardown as default } from './global-setup.js';
