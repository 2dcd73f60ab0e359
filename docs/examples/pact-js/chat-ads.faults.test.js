// Faults that a pact cannot express. The package starts a mock server, and each test has a key of its own there.
import assert from "node:assert/strict";
import { test } from "mock-ssp/node-test";
import { ChatAds } from "./chat-ads.js";

const FAULTS = ["timeout", "connection-reset", "empty-response", "malformed-json", "truncated-body", "wrong-content-type"];

const ask = (ssp) => new ChatAds("https://ssp.thrads.ai", ssp.key).adFor("Which running shoes should I buy?");

test("shows an ad", async ({ ssp }) => assert.ok((await ask(ssp)).headline));

for (const fault of FAULTS) {
  test(`goes on without an ad: ${fault}`, async ({ ssp }) => {
    await ssp.use(fault);
    assert.equal(await ask(ssp), null);
  });
}
