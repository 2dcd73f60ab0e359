// Verifies pacts against a running mock server: node verify.js URL FILE...
import { Verifier } from "@pact-foundation/pact";

const [url, ...pactUrls] = process.argv.slice(2);

try {
  await new Verifier({
    provider: "thrads-ssp",
    providerBaseUrl: url,
    providerStatesSetupUrl: `${url}/__admin/pact/states`,
    pactUrls,
    logLevel: "error",
  }).verifyProvider();
} catch (e) {
  console.error(e.message);
  process.exit(1);
}
