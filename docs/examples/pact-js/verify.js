// Verifies pacts against a mock server: node verify.js FILE...
import { Verifier } from "@pact-foundation/pact";
import { startMockSsp } from "mock-ssp";

const ssp = await startMockSsp(); // or the one at MOCK_SSP_URL, if it is set

try {
  await new Verifier({
    provider: "thrads-ssp",
    providerBaseUrl: ssp.baseUrl,
    providerStatesSetupUrl: `${ssp.baseUrl}/__admin/pact/states`,
    pactUrls: process.argv.slice(2),
    logLevel: "error",
  }).verifyProvider();
} catch (e) {
  console.error(e.message);
  process.exitCode = 1;
} finally {
  await ssp.close();
}
