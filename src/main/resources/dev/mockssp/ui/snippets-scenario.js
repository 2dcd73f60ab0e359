import { api } from './api.js';
import { indented } from './quoting.js';

/** Returns a scenario file that repeats the response of an exchange. */
export function asScenario(exchange) {
  return exchange.decidedBy === 'upstream' ? recorded(exchange) : indented(repeated(exchange));
}

/** Repeats a response of the upstream. The mock server removes keys and personal data. */
async function recorded(exchange) {
  return indented({ description: 'A recorded response of the real service.', steps: [await api.step(exchange.id), { auction: {} }] });
}

/** Repeats the response for the same message and runs the auction for all others. */
function repeated(exchange) {
  const last = exchange.request.body?.messages?.length - 1;
  const [pointer, value] = last >= 0
    ? [`/messages/${last}/content`, exchange.request.body.messages[last].content]
    : exchange.request.body?.content?.user ? ['/content/user', exchange.request.body.content.user] : [null, null];
  const when = { endpoint: exchange.endpoint };
  if (typeof value === 'string') when.body = [{ pointer, equals: value }];
  const step = { when, ...behaviour(exchange) };
  if (exchange.delayMillis > 0) step.delay_ms = exchange.delayMillis;
  return { description: `As in ${exchange.id}.`.slice(0, 120), steps: [step, { auction: {} }] };
}

function behaviour({ outcome, response, auction, reason, decidedBy }) {
  const message = typeof response.body === 'object' ? response.body?.message : undefined;
  if (outcome === 'fill') {
    const winner = auction?.find(entry => entry.verdict === 'won')?.campaign ?? reason.split(', ').at(-1).split(' ')[0];
    const prompts = Array.isArray(response.body?.data?.bids);
    return { fill: decidedBy === 'scenario' && !auction ? inline(response.body?.data, winner) : { campaign: winner, ...(prompts ? { format: 'sponsored_prompt' } : {}) } };
  }
  if (outcome === 'no-bid') return { no_bid: message ? { message } : {} };
  if (outcome === 'fault') return { break: { fault: response.fault ?? 'malformed-json' } };
  const fail = { status: response.status };
  if (typeof response.body === 'string' && !response.bodyEncoding) fail.body = response.body;
  else if (message) fail.message = message;
  return { fail };
}

/** Creates an inline ad from a response, since the inventory may not have its campaign. */
function inline(data, id) {
  const bid = data?.bid ?? data?.bids?.[0];
  if (!bid) return { campaign: id };
  const prompts = (data.bids ?? []).map(one => one.sponsored_prompt);
  const ad = {
    id, dsp: bid.dsp ?? 'dsp', advertiser: bid.advertiser, domain: bid.domain ?? 'advertiser.example', vertical: 'example', price: bid.price ?? 2,
    formats: [bid.ad_format], keywords: ['example'], headlines: [bid.headline ?? bid.sponsored_prompt], prompts, description: bid.description ?? null,
    product: bid.headline ?? bid.advertiser, landing_url: `/landing/${id}`, countries: [], banned_words: [],
  };
  for (const name of ['cta_text', 'image_url', 'logo_url']) if (bid[name]) ad[name] = bid[name].replace(location.origin, '');
  return { ad };
}
