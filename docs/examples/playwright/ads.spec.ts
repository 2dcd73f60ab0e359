import { expect, test } from 'mock-ssp/playwright';
import type { Page } from '@playwright/test';

async function ask(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByLabel('Message').fill('Which running shoes should I buy?');
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByText('Here is what I found.')).toBeVisible();
}

test('shows the ad card, with its image', async ({ page, ssp }) => {
  await ask(page);
  const ad = page.getByRole('complementary');
  await expect(ad).toBeVisible();
  await expect(ad.getByRole('heading')).not.toBeEmpty();
  await expect.poll(() => ad.locator('img').evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
  await ssp.verify({ outcome: 'fill' }, 1);
});

test('a click is counted', async ({ page, ssp }) => {
  await ask(page);
  await page.getByRole('link', { name: 'More' }).click();
  await page.waitForURL(/landing/);
  await ssp.verify({ outcome: 'fill', clicked: true }, 1);
});

for (const scenario of ['no-bid', 'server-error', 'connection-reset', 'origin-not-allowed']) {
  test(`shows no ad card: ${scenario}`, async ({ page, ssp }) => {
    await ssp.use(scenario);
    await ask(page);
    await expect(page.getByRole('complementary')).toBeHidden();
  });
}
