import { chromium } from '@playwright/test';
const [user, lang, width, theme, ...paths] = process.argv.slice(2);
const base = 'http://localhost:4471';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage'] });
const context = await browser.newContext({ viewport: { width: Number(width), height: 900 }, locale: lang === 'zh' ? 'zh-CN' : 'en-US', timezoneId: 'Asia/Shanghai', colorScheme: theme, reducedMotion: 'reduce' });
const page = await context.newPage();
page.on('console', (m) => ['error', 'warning'].includes(m.type()) && console.log('console', m.text()));
page.on('pageerror', (e) => console.log('thrown', e.message));
const res = await context.request.post(`${base}/api/auth/sign-in/email`, { data: { email: `${user}@demo.regulars`, password: 'regulars-demo' }, headers: { origin: base } });
console.log(res.status());
for (const path of paths) {
  await page.goto(`${base}/${path}`);
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(1200);
  const over = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  const file = `/tmp/comm/${user}-${lang}-${width}-${theme}-${path.replace(/\W+/g, '_').slice(0, 40)}.png`;
  await page.screenshot({ path: file, fullPage: true });
  console.log(file, over ? 'OVERFLOW' : '');
}
await browser.close();
