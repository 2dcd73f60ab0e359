// The publisher's code under test: it requests an ad and returns null if there is none.
exports.headlineFor = async function headlineFor(message, key = process.env.THRAD_API_KEY) {
  try {
    const response = await fetch('https://ssp.thrads.ai/api/v1/ssp/bid-request', {
      method: 'POST',
      headers: { 'thrad-api-key': key, 'Content-Type': 'application/json' },
      body: JSON.stringify({ userId: 'user-1', chatId: 'chat-1', messages: [{ role: 'user', content: message }] }),
      signal: AbortSignal.timeout(2000),
    });
    const { data } = await response.json();
    return data?.bid?.headline ?? null;
  } catch {
    return null;
  }
};
