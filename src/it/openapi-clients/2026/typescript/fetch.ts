// Sends requests of revision 2026 with the generated typescript-fetch client, to the server that its document names.
import {
  BidsApi, Configuration, PollsApi, PollEarlierErrorFromJSON, ResponseError, TrackingErrorFromJSON,
  type Bid, type BidRequest,
} from '../typescript-fetch';

let checks = 0;
function equal(found: unknown, expected: unknown): void {
  checks++;
  if (found !== expected) throw new Error(`expected ${String(expected)}, was ${String(found)}`);
}

const configuration = new Configuration({ apiKey: 'staging-key' });
const bids = new BidsApi(configuration);
const polls = new PollsApi(configuration);

const bidRequest: BidRequest = {
  userId: 'user-1',
  chatId: 'chat-typescript',
  messages: [{ role: 'user', content: 'I need running shoes' }],
  summary: 'Wants running shoes',
  userMetadata: { ageRange: '25-34' },
  config: { restrictedClickArea: true },
};

async function bid(xMockScenario: string): Promise<Bid> {
  const found = (await bids.requestBid({ bidRequest, xMockScenario })).data.bid;
  if (!found) throw new Error(`no bid with ${xMockScenario}`);
  return found;
}

const token = (url?: string): string => new URL(url ?? '').searchParams.get('token') ?? '';

async function error(status: number, sent: Promise<unknown>): Promise<unknown> {
  try {
    await sent;
  } catch (e) {
    if (!(e instanceof ResponseError)) throw e;
    equal(e.response.status, status);
    return e.response.json();
  }
  throw new Error(`status ${status} expected`);
}

async function main(): Promise<void> {
  const message = await bid('always-fill');
  equal(message.adFormat, 'sponsored_message');
  equal(message.placement, 'image');
  equal(new URL(message.url ?? '').searchParams.has('thrad_view_url'), true);
  const text = await bid('text-placement');
  equal(text.placement, 'text');
  equal(text.imageUrl, undefined);

  const poll = await bid('sponsored-poll');
  equal(poll.adFormat, 'sponsored_poll');
  const pollVote = { optionId: poll.options?.[0]?.id ?? '' };
  const results = await polls.vote({ token: token(poll.voteUrl), pollVote });
  equal(results.data.question, poll.question);
  const shown = await polls.pollResults({ token: token(poll.resultsUrl) });
  equal(shown.data.totalVotes, results.data.totalVotes);
  const expired = TrackingErrorFromJSON(await error(404, polls.vote({ token: 'damaged', pollVote })));
  equal(expired.detail, 'Link expired or not found');
  const earlier = PollEarlierErrorFromJSON({ error: { code: 'duplicate_vote', message: 'a second vote' } });
  equal(earlier.error.code, 'duplicate_vote');
  console.log(`typescript-fetch, 2026: ${checks} checks`);
}

main();
