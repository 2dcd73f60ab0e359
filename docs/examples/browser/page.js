import { adFor, show } from './ads.js';

// In your page, these are settings of yours.
const query = new URLSearchParams(location.search);
const settings = { ssp: query.get('ssp') ?? 'http://127.0.0.1:7777', key: query.get('key') ?? 'staging-key' };

// The user is the same in every chat; each chat has an id of its own.
const userId = (localStorage.userId ??= `user-${crypto.randomUUID()}`);
const chatId = `chat-${crypto.randomUUID()}`;
const messages = [];

const log = document.querySelector('#log');
const form = document.querySelector('form');

form.addEventListener('submit', async event => {
  event.preventDefault();
  const question = form.message.value.trim();
  if (question === '') return;
  form.reset();
  say('user', question);
  const turn = log.lastElementChild;
  // The ad is requested beside the reply, and neither waits for the other.
  const requested = adFor(settings, { userId, chatId, messages: [...messages] });
  say('assistant', 'That depends. What matters most to you?');
  const bid = await requested;
  if (bid) show(bid, turn.nextElementSibling);
});

function say(role, content) {
  messages.push({ role, content, timestamp: new Date().toISOString() });
  const item = document.createElement('li');
  item.className = role;
  item.textContent = content;
  log.append(item);
}
