import { defineConfig } from 'cypress';
import { mockSspTasks } from 'mock-ssp/cypress';

export default defineConfig({
  e2e: {
    baseUrl: 'http://127.0.0.1:3123',
    supportFile: false,
    specPattern: '*.cy.js',
    // Starts the mock server. At the end, the gate fails if the code broke a rule.
    setupNodeEvents: (on, config) => mockSspTasks(on, config),
  },
});
