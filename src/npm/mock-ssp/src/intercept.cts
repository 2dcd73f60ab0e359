// What `require` of mock-ssp/intercept gets.
export {};

throw new Error(
  'mock-ssp/intercept starts a server before the application, which require() cannot wait for.' +
    ' Use node --import mock-ssp/intercept. In Jest, take test from mock-ssp/jest, which intercepts as well.' +
    ' Elsewhere in CommonJS: await startMockSsp({ intercept: true }), from require("mock-ssp").',
);
