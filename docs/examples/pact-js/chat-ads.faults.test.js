// Faults that a pact cannot express, on a running mock server: SSP_URL=http://127.0.0.1:7777 npm test
import assert from "node:assert/strict";
import { test } from "node:test";
import { ChatAds } from "./chat-ads.js";

const { SSP_URL } = process.env;
const FAULTS = ["timeout", "connection-reset", "empty-response", "malformed-json", "truncated-body", "wrong-content-type"];

const ask = (scenario) => new ChatAds(SSP_URL, `staging-js+${scenario}`).adFor("Which running shoes should I buy?");

test("shows an ad", { skip: !SSP_URL }, async () => assert.ok((await ask("always-fill")).headline));

for (const fault of FAULTS) {
  test(`goes on without an ad: ${fault}`, { skip: !SSP_URL }, async () => assert.equal(await ask(fault), null));
}
