/** The body of a bid request that breaks no rule. */
export function bidRequest(chatId = 'chat-1', more = {}) {
  return { userId: 'user-1', chatId, messages: [{ role: 'user', content: 'Which running shoes should I buy?' }], ...more };
}

/** Requests an ad with the key. */
export async function bid(keyed, chatId, more) {
  const init = { method: 'POST', headers: keyed.headers, body: JSON.stringify(bidRequest(chatId, more)) };
  const response = await fetch(`${keyed.baseUrl}/api/v1/ssp/bid-request`, init);
  return { status: response.status, json: await response.json() };
}
