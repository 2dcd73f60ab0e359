// The types of openapi-typescript, on responses of the server at MOCK_SSP_URL.
import type { components, paths } from '../types';

declare const process: { env: Record<string, string | undefined> };

type Bid = paths['/api/v1/ssp/bid-request']['post'];
type BidResponse = Bid['responses'][200]['content']['application/json'];
type BidRequest = Bid['requestBody']['content']['application/json'];
type Ad = paths['/api/v1/message/get-ad/']['post'];
type GetAdResponse = Ad['responses'][200]['content']['application/json'];
type ErrorResponse = components['schemas']['ErrorResponse'];

let checks = 0;
function equal(found: unknown, expected: unknown): void {
  checks++;
  if (found !== expected) throw new Error(`expected ${String(expected)}, was ${String(found)}`);
}

// every field with a default is optional
const request: BidRequest = {
  userId: 'user-1',
  chatId: 'chat-types',
  messages: [{ role: 'user', content: 'I need running shoes', timestamp: 1763892000 }],
};
const getAd: components['schemas']['GetAdRequest'] = { userId: 'u', chatId: 'c', content: { user: 'a', chatbot: 'b' } };

// @ts-expect-error: a request has no member with this name
export const misspelt: BidRequest = { userId: 'user-1', chatID: 'c' };

async function post<T>(path: keyof paths, key: string, scenario: string, body: unknown): Promise<T> {
  const headers = { [key]: 'staging-key', 'Content-Type': 'application/json', 'X-Mock-Scenario': scenario };
  const response = await fetch(process.env.MOCK_SSP_URL + path, { method: 'POST', headers, body: JSON.stringify(body) });
  return (await response.json()) as T;
}
const bid = <T = BidResponse>(scenario: string, body: BidRequest = request): Promise<T> =>
  post<T>('/api/v1/ssp/bid-request', 'thrad-api-key', scenario, body);
const ad = <T = GetAdResponse>(scenario: string): Promise<T> =>
  post<T>('/api/v1/message/get-ad/', 'thrads-api-key', scenario, getAd);

async function main(): Promise<void> {
  const r = await bid('always-fill');
  const headline: string | undefined = r.data.bid?.headline;
  equal(typeof headline, 'string');
  // @ts-expect-error: a headline is a text
  const wrong: number | undefined = r.data.bid?.headline;
  equal(wrong, headline);
  const none = await bid('no-bid');
  equal(none.data.bid?.headline, undefined);
  const sparse = (await bid('sparse-creative')).data.bid;
  const description: string | null | undefined = sparse?.description;
  equal(description, null);
  equal(sparse?.cta_text, undefined);
  const prompts = (await bid('sponsored-prompts', { userId: 'u', request_type: 'opener' })).data.bids;
  const view: string | undefined = prompts?.[0]?.view_url;
  equal(view?.startsWith('http'), true);

  equal((await bid<ErrorResponse>('bad-request')).error.code, 400);
  equal((await bid<ErrorResponse>('bad-request')).error.details?.[0]?.pointer !== undefined, true);
  equal((await bid<ErrorResponse>('rate-limited')).error.code, 429);
  // one type for both statuses lets a client read the bid first
  const either: BidResponse | ErrorResponse = await bid('rate-limited');
  equal(either.data.bid?.headline, undefined);

  equal((await ad('always-fill')).data.prod_url?.startsWith('http'), true);
  equal((await ad('no-bid')).data.creative, undefined);
  equal((await ad<ErrorResponse>('bad-request')).error.detail?.[0]?.loc[0], 'body');
  console.log(`openapi-typescript: ${checks} checks`);
}

main();
