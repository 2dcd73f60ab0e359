import { defineConfig } from '@playwright/test';

export default defineConfig({
  // One mock server for all workers. At the end, the gate fails if the code broke a rule.
  globalSetup: 'mock-ssp/global-setup',
  fullyParallel: true,
  use: {
    baseURL: 'http://127.0.0.1:3123',
    // A browser that is installed already; leave it out to use the one of Playwright.
    launchOptions: process.env.CHROMIUM ? { executablePath: process.env.CHROMIUM } : {},
  },
  webServer: { command: 'node server.js', url: 'http://127.0.0.1:3123' },
});
