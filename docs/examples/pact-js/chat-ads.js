const PATIENCE_MS = 2000;

/** The publisher's code under test: it requests an ad, and shows none if anything fails. */
export class ChatAds {
  constructor(baseUrl, key) {
    this.endpoint = `${baseUrl}/api/v1/ssp/bid-request`;
    this.key = key;
  }

  /** Resolves to the ad that the chat shows, or to null; never rejects. */
  async adFor(userMessage) {
    try {
      const answer = await fetch(this.endpoint, {
        method: "POST",
        headers: { "thrad-api-key": this.key, "Content-Type": "application/json" },
        body: JSON.stringify({
          userId: "user-1",
          chatId: "chat-1",
          messages: [{ role: "user", content: userMessage }],
        }),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      return answer.ok ? shown((await answer.json()).data.bid) : null;
    } catch {
      return null; // no answer in time, or none that can be read
    }
  }
}

function shown(bid) {
  return bid && { advertiser: bid.advertiser, headline: bid.headline, description: bid.description ?? "", url: bid.url };
}
