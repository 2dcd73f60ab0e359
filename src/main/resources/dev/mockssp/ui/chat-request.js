/** The requests of the chat to try, and what their results mean. */

/** Returns a bid request for a conversation. Settings without a value are omitted, so that the defaults apply. */
export function bidRequest(settings, { userId, chatId }, messages) {
  const formats = settings.polls ? { ad_formats: ['sponsored_message', 'sponsored_poll'] } : {};
  return request(settings, { userId, chatId, messages, ...formats, ...forced(settings), ...config(settings) });
}

/** Returns the request for sponsored prompts, which a page sends when a chat begins. */
export function openerRequest(settings, { userId }) {
  const { max_headline_chars, experiment_tag } = settings;
  return request(settings, { userId, request_type: 'opener', ad_formats: ['sponsored_prompt'], ...config({ max_headline_chars, experiment_tag }) });
}

function request({ key, country }, body) {
  const headers = [['Content-Type', 'application/json'], ['thrad-api-key', key]];
  // From 2026 on, a country needs the other two.
  if (country) headers.push(['X-User-Country', country], ['X-User-Device', device()], ['X-User-Timezone', Intl.DateTimeFormat().resolvedOptions().timeZone]);
  return { method: 'POST', path: '/api/v1/ssp/bid-request', headers, body: JSON.stringify(body) };
}

const device = () => (matchMedia('(pointer: coarse)').matches ? 'mobile' : 'desktop');

const forced = ({ force }) => (force ? { force: true } : {});

function config({ ad_offset, max_frequency, max_headline_chars, image_enabled, experiment_tag }) {
  const all = { ad_offset, max_frequency, max_headline_chars, image_enabled: image_enabled === false ? false : undefined, experiment_tag };
  const filled = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined && value !== ''));
  return Object.keys(filled).length === 0 ? {} : { config: filled };
}

/** Returns the bids of a response: a message or a poll, prompts, or none. */
export function bidsOf({ json }) {
  const data = json?.data;
  if (Array.isArray(data?.bids) && data.bids.length > 0) return data.bids;
  return data?.bid && typeof data.bid === 'object' ? [data.bid] : [];
}

/** Returns what became of a turn: `ad`, `paced`, `none` or `failed`. */
export function outcomeOf(result, exchange) {
  if (result.failure || result.status !== 200) return 'failed';
  if (bidsOf(result).length > 0) return 'ad';
  return exchange?.decidedBy === 'pacing' || /^Pacing:/.test(result.json?.message) ? 'paced' : 'none';
}

/** Says why a turn has an ad or none. `turn` has `number`, and `sinceAd`, the turns since the last ad or null. */
export function why(result, exchange, turn, { ad_offset, max_frequency }) {
  if (result.failure) return result.failure;
  const message = result.json?.message ?? 'The response is not JSON.';
  if (result.status !== 200) return `${result.status} ${message}`;
  if (bidsOf(result).length > 0) return exchange?.reason ?? message;
  const numbers = /ad offset/.test(message) && ad_offset ? `turn ${turn.number} is before ad_offset ${ad_offset}`
    : /max frequency/.test(message) && max_frequency && turn.sinceAd !== null ? `${turn.sinceAd} of ${max_frequency} turns since the last ad`
      : '';
  if (numbers) return `${message}: ${numbers}`;
  return exchange && message !== exchange.reason ? `${message}: ${exchange.reason}` : message;
}
