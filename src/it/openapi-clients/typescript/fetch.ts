// Sends requests with the generated typescript-fetch client, to the server that its document names.
import {
  BidsApi, Configuration, ErrorResponseFromJSON, LegacyApi, ResponseError, BidResponseFromJSON,
  type BidRequest, type BidResponse, type ErrorResponse, type GetAdRequest,
} from '../typescript-fetch';

let checks = 0;
function equal(found: unknown, expected: unknown): void {
  checks++;
  if (found !== expected) throw new Error(`expected ${String(expected)}, was ${String(found)}`);
}

const configuration = new Configuration({ apiKey: 'staging-key' });
const bids = new BidsApi(configuration);
const legacy = new LegacyApi(configuration);

const contextual: BidRequest = {
  userId: 'user-1',
  chatId: 'chat-typescript',
  messages: [
    { role: 'assistant', content: 'Hello!', timestamp: '2025-11-23T10:00:00Z' },
    { role: 'user', content: 'I need running shoes', timestamp: 1763892000 },
  ],
  config: { maxHeadlineChars: 60 },
};
// every field with a default is optional
const getAdRequest: GetAdRequest = { userId: 'user-1', chatId: 'chat-typescript', content: { user: 'a', chatbot: 'b' } };

// @ts-expect-error: a request has no member with this name
export const misspelt: BidRequest = { userId: 'user-1', chatID: 'c' };

const bid = (bidRequest: BidRequest, xMockScenario?: string): Promise<BidResponse> =>
  bids.requestBid({ bidRequest, xMockScenario });

async function error(status: number, sent: Promise<unknown>): Promise<ErrorResponse> {
  try {
    await sent;
  } catch (e) {
    if (!(e instanceof ResponseError)) throw e;
    equal(e.response.status, status);
    return ErrorResponseFromJSON(await e.response.json());
  }
  throw new Error(`status ${status} expected`);
}

async function main(): Promise<void> {
  const r = await bid(contextual, 'always-fill');
  equal(r.status, 'success');
  const headline: string | undefined = r.data.bid?.headline;
  equal(typeof headline, 'string');
  // @ts-expect-error: a headline is a text
  const wrong: number | undefined = r.data.bid?.headline;
  equal(wrong, headline);
  equal(r.data.bid?.adFormat, 'sponsored_message');
  equal((r.data.bid?.price ?? 0) > 0, true);

  const none = await bid(contextual, 'no-bid');
  equal(none.message, 'No bids');
  equal(none.data.bid?.headline, undefined);
  equal(none.error, null);

  const sparse = (await bid(contextual, 'sparse-creative')).data.bid;
  equal(sparse?.description, null);
  equal(sparse?.ctaText, undefined);
  equal(sparse?.imageUrl, undefined);

  const prompts = (await bid({ userId: 'user-1', requestType: 'opener' }, 'sponsored-prompts')).data.bids ?? [];
  equal(prompts.length > 0, true);
  equal(typeof prompts[0]?.sponsoredPrompt, 'string');

  const invalid = await error(400, bid({ userId: 'user-1' }));
  equal(invalid.error.code, 400);
  equal(invalid.error.details?.[0]?.rule, 'required');
  equal(invalid.data.bid ?? null, null);
  equal((await error(429, bid(contextual, 'rate-limited'))).error.code, 429);

  const ad = await legacy.getAd({ getAdRequest, xMockScenario: 'always-fill' });
  equal(ad.apiVersion, '0.1.0');
  equal(ad.timestamp instanceof Date, true);
  equal(ad.data.prodUrl?.startsWith('http'), true);
  equal((await legacy.getAd({ getAdRequest, xMockScenario: 'no-bid' })).data.creative, undefined);
  const detail = await error(422, legacy.getAd({ getAdRequest, xMockScenario: 'bad-request' }));
  equal(detail.error.detail?.[0]?.loc[0], 'body');
  equal((await legacy.getAdWithoutSlash({ getAdRequest, xMockScenario: 'always-fill' })).status, 'success');

  // a field that the vendor adds is no error
  const more = { requestId: 'api_req_1', status: 'success', data: { bid: { headline: 'h', placement: 'image' } }, extra: 1 };
  equal(BidResponseFromJSON(more).data.bid?.headline, 'h');
  console.log(`typescript-fetch: ${checks} checks`);
}

main();
