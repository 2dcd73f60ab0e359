import './require-node.js';
import { test as base, type BrowserContext, type Route } from '@playwright/test';
import { finish, keyOfTest, sharedMockSsp, type Fixtures } from './fixture.js';
import { isVendor } from './interception.js';
import type { KeyedMockSsp } from './keyed.js';

export { expect } from '@playwright/test';

const KEY_HEADERS = ['thrad-api-key', 'thrads-api-key'];

/**
 * Playwright's `test` with a key for each test. Requests of the page to ssp.thrads.ai and dev.thrads.ai go to the mock
 * server, with that key in place of their own.
 */
export const test = base.extend<Fixtures>({
  ssp: async ({}, use, testInfo) => {
    const ssp = keyOfTest(await sharedMockSsp(), testInfo.title, testInfo.titlePath);
    await use(ssp);
    if (testInfo.status === testInfo.expectedStatus) {
      await finish(ssp);
    }
  },
  context: async ({ context, browserName, ssp }, use) => {
    if (browserName === 'chromium') {
      await allowLocalNetwork(context);
    }
    await context.route(isVendor, (route) => forward(route, ssp));
    await use(context);
  },
});

// Images and links of an ad are on this machine. Chromium loads them in a page from elsewhere only with this permission.
async function allowLocalNetwork(context: BrowserContext): Promise<void> {
  try {
    await context.grantPermissions(['local-network-access']);
  } catch {
    // An earlier Chromium has neither the rule nor the permission.
  }
}

async function forward(route: Route, ssp: KeyedMockSsp): Promise<void> {
  const request = route.request();
  const { pathname, search } = new URL(request.url());
  const headers = await request.allHeaders();
  for (const name of KEY_HEADERS) {
    const sent = headers[name];
    if (sent !== undefined) {
      headers[name] = sent.replace(/^[^+]*/, ssp.key); // the suffix of a key is a scenario
    }
  }
  let response;
  try {
    response = await route.fetch({ url: ssp.baseUrl + pathname + search, headers, maxRedirects: 0, timeout: 0 });
  } catch {
    await route.abort('failed').catch(() => {}); // the page may be closed already
    return;
  }
  await route.fulfill({ response });
}
