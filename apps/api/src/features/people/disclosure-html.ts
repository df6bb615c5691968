import type { Locale } from '@regulars/domain/errors';
import type { Title } from '@regulars/domain/permission-titles';
import { COLUMNS, WORDS } from './disclosure-words.ts';
import type { DisclosedRow, Person } from './disclosure.ts';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (letter) => ESCAPES[letter] ?? letter);

const STYLE = `body{font:14px/1.5 -apple-system,"Segoe UI","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;max-width:1080px;margin:32px auto;padding:0 16px;color:#1f2430;background:#fff}
h1{font-size:22px}h2{font-size:15px;margin:28px 0 8px}p{color:#5b6372}div{overflow-x:auto}table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:6px 12px 6px 0;border-bottom:1px solid #e4e7ec;vertical-align:top;overflow-wrap:anywhere}th{font-weight:600;white-space:nowrap}
@media(prefers-color-scheme:dark){body{background:#14171d;color:#e6e8ec}p{color:#a3abb8}th,td{border-color:#2b313b}}`;

const TEXT = {
  title: { en: 'What we hold of {name}', zh: '{name}的个人数据' },
  intro: { en: 'Member number {number}, as of {at}.', zh: '会员号 {number}，截至 {at}。' },
  nothing: { en: 'Nothing.', zh: '无。' },
  yes: { en: 'yes', zh: '是' },
  no: { en: 'no', zh: '否' },
} as const satisfies Record<string, Title>;

export function pageHead({ name, number }: Person, at: Date, locale: Locale): string {
  const title = escaped(TEXT.title[locale].replace('{name}', name));
  const intro = escaped(TEXT.intro[locale].replace('{number}', number).replace('{at}', valueText(at, locale)));
  const language = locale === 'zh' ? 'zh-CN' : 'en';
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style><main><h1>${title}</h1><p>${intro}</p>\n`;
}

export const pageEnd = '</main></html>\n';

/** A part of the page: a table of the columns that any of its rows has. */
export function sectionHtml({ title, rows }: { title: Title; rows: readonly DisclosedRow[] }, locale: Locale): string {
  const heading = `<h2>${escaped(title[locale])}</h2>`;
  if (rows.length === 0) return `${heading}<p>${TEXT.nothing[locale]}</p>\n`;
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const head = columns.map((column) => `<th>${escaped(COLUMNS[column]?.[locale] ?? column)}</th>`).join('');
  const body = rows.map((row) => `<tr>${columns.map((column) => `<td>${escaped(valueText(row[column], locale))}</td>`).join('')}</tr>`);
  return `${heading}<div><table><thead><tr>${head}</tr></thead><tbody>\n${body.join('\n')}\n</tbody></table></div>\n`;
}

/** Instants without seconds' fractions, words of ours in the reader's language, all else as it is. */
function valueText(value: unknown, locale: Locale): string {
  if (value === undefined || value === null) return '';
  if (value instanceof Date) return `${value.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
  if (typeof value === 'boolean') return TEXT[value ? 'yes' : 'no'][locale];
  const text = String(value);
  return WORDS[text]?.[locale] ?? text;
}
