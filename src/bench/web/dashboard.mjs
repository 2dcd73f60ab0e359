// See ../dashboard. Prints a Markdown table; exit code 1 if a bound is missed.
import puppeteer from 'puppeteer-core';

const [url, chromium, exchanges, rate, seconds] = process.argv.slice(2).map((value, i) => (i < 2 ? value : Number(value)));
const BATCH = 50;
const wait = millis => new Promise(resolve => setTimeout(resolve, millis));
let sent = 0;

function bid() {
  const number = ++sent;
  return fetch(`${url}/api/v1/ssp/bid-request`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'thrad-api-key': `staging-${number % 50}` },
    body: JSON.stringify({
      userId: `user-${number % 500}`,
      chatId: `chat-${number % 1000}`,
      messages: [{ role: 'user', content: `Which running shoes are good for marathon ${number}?` }],
    }),
  }).then(response => response.arrayBuffer());
}

async function fill() {
  while (sent < exchanges) await Promise.all(Array.from({ length: Math.min(BATCH, exchanges - sent) }, bid));
}

/** Sends requests at a rate, without waiting for the responses. */
async function load() {
  const begun = performance.now();
  const before = sent;
  for (;;) {
    const elapsed = performance.now() - begun;
    if (elapsed >= seconds * 1000) return;
    for (let due = Math.floor((elapsed * rate) / 1000) - (sent - before); due > 0; due--) bid().catch(() => {});
    await wait(5);
  }
}

/** The bytes of a page as the browser gets them, and the time to its first content. */
async function firstContent(browser) {
  const times = [];
  let bytes = 0;
  for (let i = 0; i < 5; i++) {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    await page.setCacheEnabled(false);
    const session = await page.createCDPSession();
    await session.send('Network.enable');
    bytes = 0;
    session.on('Network.loadingFinished', event => (bytes += event.encodedDataLength));
    await page.goto(url, { waitUntil: 'load' });
    await page.waitForSelector('#list');
    const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
    times.push(paint);
    await context.close();
  }
  times.sort((a, b) => a - b);
  return { millis: times[2], bytes };
}

/**
 * The time of the page's script in each frame, and its longest task, from a trace. It is the time of the processor: other
 * programs that use it meanwhile do not count.
 */
function readTrace(trace) {
  const events = JSON.parse(Buffer.from(trace).toString()).traceEvents;
  const ofThread = main => events.filter(event => event.pid === main.pid && event.tid === main.tid && event.ph === 'X');
  const used = event => (event.tdur ?? event.dur) / 1000;
  // The browser has more than one page; the empty ones run no script.
  const own = events
    .filter(event => event.name === 'thread_name' && event.args.name === 'CrRendererMain')
    .map(ofThread)
    .reduce((most, one) => (one.length > most.length ? one : most), []);
  const tasks = own.filter(event => /RunTask/.test(event.name)).map(used);
  const scripts = own.filter(event => ['FunctionCall', 'FireAnimationFrame', 'EvaluateScript', 'TimerFire', 'EventDispatch'].includes(event.name));
  // A script in a script is counted once.
  scripts.sort((a, b) => a.ts - b.ts || b.dur - a.dur);
  const outer = [];
  for (const script of scripts) {
    const last = outer.at(-1);
    if (!last || script.ts >= last.ts + last.dur) outer.push(script);
  }
  const frames = new Map();
  for (const script of outer) {
    const frame = Math.floor(script.ts / 16_667);
    frames.set(frame, (frames.get(frame) ?? 0) + used(script));
  }
  return { script: [...frames.values()].sort((a, b) => a - b), task: Math.max(0, ...tasks) };
}

async function main() {
  const browser = await puppeteer.launch({ executablePath: chromium, headless: true, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const first = await firstContent(browser);
    await fill();
    const page = await browser.newPage();
    await page.setViewport({ width: 1440, height: 900 });
    await page.goto(url);
    await page.waitForSelector('#rows li');
    await wait(1000);
    const searches = [];
    for (const q of ['marathon', 'user:user-7', 'nowhere', 'status:429']) {
      const begun = performance.now();
      await (await fetch(`${url}/__admin/summaries?limit=200&q=${encodeURIComponent(q)}`)).text();
      searches.push(performance.now() - begun);
    }
    await page.tracing.start({ categories: ['devtools.timeline', 'toplevel', '__metadata'] });
    await load();
    const { script, task } = readTrace(await page.tracing.stop());
    const rows = await page.evaluate(() => document.querySelectorAll('#rows li').length);
    const at = share => script[Math.min(script.length - 1, Math.floor(script.length * share))] ?? 0;
    const figures = [
      ['bytes over the wire, compressed', first.bytes, 100 * 1024, 'bytes'],
      ['first content', first.millis, 300, 'ms'],
      [`slowest search in ${exchanges} exchanges`, Math.max(...searches), 1000, 'ms'],
      [`script in a frame of 16.7 ms, 99th percentile, ${rate} exchanges/s`, at(0.99), 8, 'ms'],
      ['the same, longest', at(1), null, 'ms'],
      ['longest task', task, 50, 'ms'],
      ['drawn rows', rows, 60, ''],
    ];
    console.log('| figure | measured | bound |\n| --- | --- | --- |');
    for (const [name, value, bound, unit] of figures) {
      console.log(`| ${name} | ${unit === 'ms' ? value.toFixed(1) : value.toLocaleString('en-US')} ${unit} | ${bound ?? ''} |`);
    }
    return figures.every(([, value, bound]) => bound === null || value <= bound) ? 0 : 1;
  } finally {
    await browser.close();
  }
}

process.exitCode = await main();
