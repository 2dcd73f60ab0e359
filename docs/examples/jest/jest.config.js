module.exports = {
  // One mock server for all workers. At the end, the gate fails if the code broke a rule.
  globalSetup: 'mock-ssp/global-setup',
  globalTeardown: 'mock-ssp/global-teardown',
};
