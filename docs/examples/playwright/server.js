// The publisher's web server: one page, which requests an ad and shows it in a card.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const page = readFileSync(new URL('chat.html', import.meta.url));

createServer((_, response) => {
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.end(page);
}).listen(3123, '127.0.0.1');
