// For a whole application: node --import mock-ssp/intercept app.js
import './require-node.js';
import { startMockSsp } from './mock-ssp.js';

const ssp = await startMockSsp({ intercept: true });
if (ssp.pid !== undefined) {
  process.stderr.write(`mock-ssp: requests to ssp.thrads.ai and dev.thrads.ai go to ${ssp.baseUrl}\n`);
  // The processes that the application starts use the same server.
  process.env['MOCK_SSP_URL'] = ssp.baseUrl;
}
