import { signedIn } from './accounts.ts';
import { expect, open, test } from './page.ts';

test.describe('what cannot be sent', () => {
  test('is said under its field, all of it at once, and the first wrong field has the focus', async ({ page }) => {
    await open(page, '/levels/create');
    const pays = page.getByLabel('Pays of the price, %');
    await page.getByLabel('Rank').fill('0');
    await pays.fill('120');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Must be at least 1')).toBeVisible();
    await expect(page.getByText('Must be 100 or less')).toBeVisible();
    await expect(page.getByText('Required')).toHaveCount(2); // name and code, which react-admin asks for
    await expect(page.getByLabel('Rank')).toBeFocused();
    await expect(pays).toHaveAttribute('aria-invalid', 'true');
    await pays.fill('90.5');
    await expect(page.getByText('Must be 100 or less')).toHaveCount(0);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Must be a whole number')).toBeVisible();
  });

  test('is said at its field by the server, too, and can be sent again once it is mended', async ({ page, complaints }) => {
    await open(page, '/couponTemplates/create');
    await page.getByLabel('Name', { exact: false }).first().fill('Mended');
    await page.getByLabel('Code').fill('MENDED');
    const amount = page.getByLabel('Taken off');
    await amount.fill('99999999999999999');
    await page.getByLabel('Days *', { exact: true }).fill('30');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(amount).toHaveAttribute('aria-invalid', 'true');
    expect(complaints.splice(0).every((words) => words.includes('400'))).toBe(true); // a variable that is no amount
    await amount.fill('5');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Mended' })).toBeVisible();
  });

  test('is said in the language of the page, also on a phone, where the form can be saved', async ({ browser, baseURL }) => {
    const phone = await browser.newContext({
      baseURL: baseURL ?? '',
      locale: 'zh-CN',
      viewport: { width: 390, height: 844 },
      storageState: { cookies: [], origins: [] },
    });
    const page = await phone.newPage();
    await open(page, '/');
    await page.getByLabel('邮箱').fill('nobody');
    await page.getByRole('button', { name: '登录' }).click();
    await expect(page.getByText('请填写有效的邮箱')).toBeVisible();
    await expect(page.getByText('必填')).toHaveCount(1);
    await signedIn(page.request, 'owner');
    await open(page, '/levels/create');
    await page.getByLabel('级别').fill('0');
    await page.getByRole('button', { name: '保存' }).click();
    await expect(page.getByText('不得小于 1')).toBeVisible();
    await phone.close();
  });
});
