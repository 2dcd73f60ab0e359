// The types of openapi-typescript, on responses of a server of revision 2026 at MOCK_SSP_URL.
import type { components, paths } from '../types';

declare const process: { env: Record<string, string | undefined> };

type BidRequest = components['schemas']['BidRequest'];
type BidResponse = components['schemas']['BidResponse'];
type Vote = paths['/api/v1/tracking/sponsored-polls/vote']['post'];
type Results = Vote['responses'][200]['content']['application/json'];

let checks = 0;
function equal(found: unknown, expected: unknown): void {
  checks++;
  if (found !== expected) throw new Error(`expected ${String(expected)}, was ${String(found)}`);
}

const request: BidRequest = {
  userId: 'user-1',
  chatId: 'chat-types',
  messages: [{ role: 'user', content: 'I need running shoes' }],
  user_metadata: { age_range: '25-34', tcf_consent: null },
};

async function post<T>(url: string, scenario: string, body: unknown): Promise<T> {
  const headers = { 'thrad-api-key': 'staging-key', 'Content-Type': 'application/json', 'X-Mock-Scenario': scenario };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  return (await response.json()) as T;
}
const bid = (scenario: string): Promise<BidResponse> =>
  post<BidResponse>(`${process.env.MOCK_SSP_URL}/api/v1/ssp/bid-request`, scenario, request);

async function main(): Promise<void> {
  const text = (await bid('text-placement')).data.bid;
  const placement: 'image' | 'text' | undefined = text?.placement;
  equal(placement, 'text');
  equal(text?.image_url, undefined);
  const poll = (await bid('sponsored-poll')).data.bid;
  const vote: components['schemas']['PollVote'] = { option_id: poll?.options?.[0]?.id ?? '' };
  const results = await post<Results>(poll?.vote_url ?? '', 'default', vote);
  equal(results.data.question, poll?.question);
  console.log(`openapi-typescript, 2026: ${checks} checks`);
}

main();
