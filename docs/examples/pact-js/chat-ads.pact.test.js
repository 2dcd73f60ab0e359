import assert from "node:assert/strict";
import { test } from "node:test";
import { MatchersV3, PactV4 } from "@pact-foundation/pact";
import { ChatAds } from "./chat-ads.js";

const { regex, string } = MatchersV3;
const KEY = "staging-js";
const QUESTION = "Which running shoes should I buy?";

const pact = new PactV4({ consumer: "chat-js", provider: "thrads-ssp", dir: "pacts", logLevel: "error" });

/** The state is the name of a scenario. With a key, the state does not affect other keys. */
function whenAsked(state, description) {
  return pact
    .addInteraction()
    .given(state, { key: KEY })
    .uponReceiving(description)
    .withRequest("POST", "/api/v1/ssp/bid-request", (request) =>
      request.headers({ "thrad-api-key": KEY }).jsonBody({
        userId: string("user-1"),
        chatId: string("chat-1"),
        messages: [{ role: "user", content: string(QUESTION) }],
      }),
    );
}

const ask = (server) => new ChatAds(server.url, KEY).adFor(QUESTION);

test("shows an ad", () =>
  whenAsked("always-fill", "a question that an ad fits")
    .willRespondWith(200, (answer) =>
      answer.jsonBody({
        data: {
          bid: {
            advertiser: string("Fleetmoor"),
            headline: string("Road running shoes that stay soft"),
            description: string("Light and springy."),
            url: regex(/^https?:\/\/.+/, "https://ads.example/click"),
          },
        },
      }),
    )
    .executeTest(async (server) => {
      const ad = await ask(server);
      assert.equal(ad.advertiser, "Fleetmoor");
      assert.equal(ad.description, "Light and springy.");
    }));

test("copes with an ad that has no description", () =>
  whenAsked("sparse-creative", "a question that a sparse ad fits")
    .willRespondWith(200, (answer) =>
      answer.jsonBody({
        data: { bid: { advertiser: string("kettlewick.example"), headline: string("A kettle that whistles"), description: null } },
      }),
    )
    .executeTest(async (server) => assert.equal((await ask(server)).description, "")));

test("goes on without an ad when nobody bids", () =>
  whenAsked("no-bid", "a question that no ad fits")
    .willRespondWith(200, (answer) => answer.jsonBody({ data: { bid: null } }))
    .executeTest(async (server) => assert.equal(await ask(server), null)));

const FAILURES = { "invalid-key": 401, "rate-limited": 429, "server-error": 500 };

for (const [state, status] of Object.entries(FAILURES)) {
  test(`goes on without an ad after a ${status}`, () =>
    whenAsked(state, `a question that gets a ${status}`)
      .willRespondWith(status, (answer) => answer.jsonBody({ status: "error" }))
      .executeTest(async (server) => assert.equal(await ask(server), null)));
}
