import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // One mock server for all workers. At the end, the gate fails if the code broke a rule.
    globalSetup: 'mock-ssp/global-setup',
    // Tests that do not take `test` from mock-ssp reach it too.
    setupFiles: ['mock-ssp/intercept'],
  },
});
