import { createHmac } from 'node:crypto';
import type { Page } from '@playwright/test';
import { emailOf, PASSWORD } from './accounts.ts';
import { expect, test } from './page.ts';

test.beforeEach(({ context }) => context.clearCookies());

async function signIn(page: Page, role: string, password = PASSWORD): Promise<void> {
  await page.goto('/');
  await page.getByLabel('E-mail').fill(emailOf(role));
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Account' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to Regulars' })).toBeVisible();
}

/** The six digits of RFC 6238 for a secret in base32. */
function totp(secret: string): string {
  const bits = [...secret].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const hash = createHmac('sha1', key).update(counter).digest();
  const at = hash.readUInt8(hash.length - 1) & 15;
  return String((hash.readUInt32BE(at) & 0x7fff_ffff) % 1_000_000).padStart(6, '0');
}

test('a wrong password says so and lets nobody in', async ({ page, complaints }) => {
  await signIn(page, 'owner', 'not the password');
  await expect(page.getByRole('alert')).toContainText('E-mail or password is wrong');
  expect(complaints.splice(0).every((line) => line.includes('401'))).toBe(true); // the browser itself tells of the refusal
});

test('in and out', async ({ page }) => {
  await signIn(page, 'owner');
  await expect(page).toHaveURL(/\/dashboard/);
  await signOut(page);
});

test('with a second step: turned on, asked for, turned off', async ({ page }) => {
  await signIn(page, 'analyst');
  await page.getByRole('button', { name: 'Account' }).click();
  await page.getByRole('menuitem', { name: 'Account' }).click();
  const section = page.getByRole('region', { name: 'Two-step sign-in' });
  await section.getByLabel('Current password').fill(PASSWORD);
  await section.getByRole('button', { name: 'Turn on' }).click();
  const secret = (await section.locator('code').textContent()) ?? '';
  await section.getByLabel('Code').fill(totp(secret));
  await section.getByRole('button', { name: 'Verify' }).click();
  await expect(section).toContainText('On. Signing in asks');
  await signOut(page);

  await signIn(page, 'analyst');
  await expect(page.getByRole('heading', { name: 'Second step' })).toBeVisible();
  await page.getByLabel('Code').fill(totp(secret));
  await page.getByRole('button', { name: 'Verify' }).click();
  await expect(page).toHaveURL(/\/dashboard/);

  await page.goto('/account');
  await section.getByLabel('Current password').fill(PASSWORD);
  await section.getByRole('button', { name: 'Turn off' }).click();
  await expect(section).toContainText('Off. A stolen password');
});

test('what a role cannot do is not shown', async ({ page }) => {
  await signIn(page, 'cashier');
  const nav = page.getByRole('navigation', { name: 'Main navigation' });
  await expect(nav.getByRole('link', { name: 'Members' })).toBeVisible();
  for (const name of ['Analytics', 'Employees', 'Imports', 'Audit trail']) await expect(nav.getByRole('link', { name })).toHaveCount(0);
  await page.goto('/audit');
  await expect(page.getByText('your role may not see it')).toBeVisible();
  await page.goto('/products');
  await expect(page.locator('tbody tr').first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Create' })).toHaveCount(0);
  await expect(page.getByRole('columnheader', { name: 'Cost' })).toHaveCount(0);
});

test('people join by themselves, without sign-in: a wrong phone is told at its field', async ({ page, complaints }) => {
  await page.goto('/join');
  await page.getByLabel('Mobile phone').fill('12');
  await page.getByRole('button', { name: 'Send me a code' }).click();
  await expect(page.getByText('is not a phone number')).toBeVisible();
  await page.getByLabel('Mobile phone').fill(`137${String(Date.now()).slice(-8)}`);
  await page.getByRole('button', { name: 'Send me a code' }).click();
  await page.getByLabel('Code').fill('000000');
  await page.getByRole('textbox', { name: 'Name' }).fill('周迅');
  await page.getByRole('combobox', { name: 'Your store' }).click();
  await page.getByRole('option').first().click();
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(page.getByLabel('Code')).toHaveAttribute('aria-invalid', 'true');
  complaints.splice(0);
});
