// Without a fixture: node start.mjs
import { startMockSsp } from 'mock-ssp';

const ssp = await startMockSsp({ seed: 7, intercept: true });

await ssp.use('no-bid');
const response = await fetch('https://ssp.thrads.ai/api/v1/ssp/bid-request', {
  method: 'POST',
  headers: ssp.headers,
  body: JSON.stringify({ userId: 'user-1', chatId: 'chat-1', messages: [{ role: 'user', content: 'Shoes?' }] }),
});
console.log((await response.json()).message);
await ssp.close();
