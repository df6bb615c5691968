import type { Page } from '@playwright/test';

/** Latin words that stand on Chinese pages by right: names, codes, units and formats. */
const LATIN = new Set(
  'Regulars CNY SKU App CSV XLSX PNG UTF UTF-8 GB18030 API URL ID PIN RFM Ctrl Enter Esc English kg ml cm demo regulars longjing Asia Shanghai Urumqi'.split(
    ' ',
  ),
);

/** Attributes that are read out or shown. */
const SPOKEN = ['aria-label', 'placeholder', 'title', 'alt'];

/** What the browser reads off the page; the rules are told below, where they can be tested by eye. */
interface Read {
  /** Visible texts, and attributes that are read out. */
  texts: string[];
  /** Heads, labels and navigation: the parts that hold no data. */
  fixed: string[];
  /** Axes without a title. */
  axes: string[];
  /** Empty states by their text. */
  empty: string[];
  wide: number;
  length: number;
}

const read = (page: Page): Promise<Read> =>
  page.evaluate((spoken) => {
    const shown = (element: Element | null) => element?.checkVisibility({ opacityProperty: true, visibilityProperty: true }) ?? false;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: string[] = [];
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode;
      if (parentElement?.closest('script, style, noscript') || !shown(parentElement)) continue;
      if (textContent?.trim()) texts.push(textContent.trim());
    }
    for (const element of document.querySelectorAll(spoken.map((name) => `[${name}]`).join()))
      for (const name of spoken) if (shown(element) && element.getAttribute(name)) texts.push(element.getAttribute(name) ?? '');
    const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)].filter(shown);
    const card = (element: Element) => element.closest('section[aria-label]')?.getAttribute('aria-label') ?? '?';
    return {
      texts,
      fixed: all('nav a, th, label, legend, [role=tab], [role=menuitem]').map(({ innerText }) => innerText.trim()),
      axes: all('.recharts-wrapper')
        .filter((chart) => chart.querySelectorAll('.recharts-cartesian-axis').length > chart.querySelectorAll('.recharts-label').length)
        .map(card),
      empty: all('[data-empty]').map((element) => `${card(element)}: ${element.innerText.split('\n')[0]}`),
      wide: document.documentElement.scrollWidth - innerWidth,
      length: (document.querySelector('main')?.textContent ?? document.body.innerText).trim().length,
    };
  }, SPOKEN);

/** Words of a text that no Chinese page should hold: not of the list, no code in capitals or with digits, no address, nothing beside Chinese. */
function foreign(text: string): string[] {
  if (/@|:\/\/|^[\w-]+\.[\w.]+$|^#[\da-f]{6}$/i.test(text)) return []; // an address, a file, a colour
  const plain = text.replaceAll(/\{\w+\}|\/[\w/]+/g, ''); // variables, and paths of the server
  return (plain.match(/[A-Za-z][A-Za-z'’-]{2,}/g) ?? []).filter((word) => !LATIN.has(word) && word !== word.toUpperCase());
}

/** Notes what the API says to a page from now on. @returns all of it so far */
export function listen(page: Page): () => Promise<string> {
  const said: Promise<string>[] = [];
  page.on('response', (response) => {
    if (response.url().endsWith('/graphql')) said.push(response.text().catch(() => '')); // of a page that was left
  });
  return async () => (await Promise.all(said)).join('\n');
}

/**
 * What is wrong with a page as it stands.
 * @param allowed beginnings of texts that may be in another language or empty here
 * @param said by the API: names that the chain gave, which stand in any language
 */
export async function faultsOf(page: Page, locale: string, allowed: readonly RegExp[], said = ''): Promise<string[]> {
  const { texts, fixed, axes, empty, wide, length } = await read(page);
  const fine = (text: string) => allowed.some((pattern) => pattern.test(text));
  const keys = texts.filter((text) =>
    /^(resources|ra|common|frame|period|auth)\.[\w.]+$|%\{\w+\}|\bundefined\b|\bNaN\b|\[object |系统出错|on our side/.test(text),
  );
  const chinese = locale.startsWith('zh');
  const isName = (text: string) => said.includes(JSON.stringify(text.replace(/…$/, '')).slice(1, -1));
  const isForeign = (text: string) => (chinese ? foreign(text).length > 0 : /\p{Script=Han}/u.test(text)) && !isName(text);
  const wrongWords = (chinese ? texts : fixed).filter((text) => isForeign(text) && text.split(' · ').some(isForeign));
  return [
    ...(wide > 0 ? [`scrolls ${wide} px sideways`] : []),
    ...(length < 15 ? ['is empty'] : []),
    ...keys.map((text) => `key without words: ${text}`),
    ...[...new Set(wrongWords)].filter((text) => !fine(text)).map((text) => `not translated: ${text.slice(0, 80)}`),
    ...axes.map((card) => `axes without a title: ${card}`),
    ...empty.filter((text) => !fine(text)).map((text) => `nothing in: ${text}`),
  ];
}
