import polyglot from 'ra-i18n-polyglot';
import type { I18nProvider } from 'react-admin';
import type { Locale } from '../format.ts';

const languages = [
  { locale: 'zh', name: '简体中文' },
  { locale: 'en', name: 'English' },
];

const load = async (locale: string) =>
  (locale === 'zh' ? await import('../i18n/zh/index.ts') : await import('../i18n/en/index.ts')).default;

/** The language of the last visit, else Chinese for a Chinese browser, else English. */
export function firstLocale(stored: string | null, browser: readonly string[]): Locale {
  if (stored === 'zh' || stored === 'en') return stored;
  return browser.some((language) => language.toLowerCase().startsWith('zh')) && !browser[0]?.toLowerCase().startsWith('en') ? 'zh' : 'en';
}

/** One language is loaded at a time; the other comes when it is chosen. */
export async function createI18nProvider(locale: Locale): Promise<I18nProvider> {
  const first = await load(locale);
  document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en';
  const provider = polyglot((wanted) => (wanted === locale ? first : load(wanted)), locale, languages, { allowMissing: false });
  return {
    ...provider,
    changeLocale: async (wanted, options) => {
      await provider.changeLocale(wanted, options);
      document.documentElement.lang = wanted === 'zh' ? 'zh-CN' : 'en';
    },
  };
}
