/** A table of the domain in one of its languages. */
export function inLanguage<Name extends string>(table: Record<Name, { en: string; zh: string }>, language: 'en' | 'zh') {
  const entries = Object.entries<{ en: string; zh: string }>(table).map(([name, words]) => [name, words[language]]);
  return Object.fromEntries(entries) as Record<Name, string>; // fromEntries forgets the keys
}
