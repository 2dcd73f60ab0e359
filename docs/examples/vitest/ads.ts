import type { BidRequest, BidResponse } from 'mock-ssp';

// The publisher's code under test: it requests an ad, tries again later if the rate limit is used up, and never throws.
const ENDPOINT = 'https://ssp.thrads.ai/api/v1/ssp/bid-request';

export async function headlineFor(message: string, key = process.env.THRAD_API_KEY ?? ''): Promise<string | null> {
  const request: BidRequest = { userId: 'user-1', chatId: 'chat-1', messages: [{ role: 'user', content: message }] };
  try {
    const response = await send(request, key);
    if (!response.ok) return null;
    const { data } = (await response.json()) as BidResponse;
    return data.bid?.headline ?? null;
  } catch {
    return null; // no response in time, or none that can be read
  }
}

async function send(request: BidRequest, key: string): Promise<Response> {
  const init = {
    method: 'POST',
    headers: { 'thrad-api-key': key, 'Content-Type': 'application/json' },
    body: JSON.stringify(request),
  };
  const response = await fetch(ENDPOINT, { ...init, signal: AbortSignal.timeout(2000) });
  if (response.status !== 429) return response;
  await new Promise((resolve) => setTimeout(resolve, 1000));
  return fetch(ENDPOINT, { ...init, signal: AbortSignal.timeout(2000) });
}
