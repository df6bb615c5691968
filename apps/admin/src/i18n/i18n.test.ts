import { expect, it } from 'vitest';
import en from './en/index.ts';
import zh from './zh/index.ts';

type Tree = { [key: string]: string | Tree };

/** `frame.group.members` … for every sentence of a language. */
const keys = (tree: Tree, path = ''): string[] =>
  Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [`${path}${key}`] : keys(value, `${path}${key}.`)));

const leaves = (tree: Tree): [string, string][] =>
  keys(tree).map((key) => [key, key.split('.').reduce<string | Tree>((node, step) => (node as Tree)[step] ?? '', tree) as string]);

const holes = (sentence: string) => (sentence.match(/%\{\w+\}/g) ?? []).filter((hole) => hole !== '%{smart_count}');

it('both languages say the same things', () => {
  expect(keys(zh as Tree).sort()).toEqual(keys(en as Tree).sort());
});

it('a sentence has the same blanks in both languages', () => {
  const chinese = new Map(leaves(zh as Tree));
  for (const [key, sentence] of leaves(en as Tree)) {
    expect(new Set(holes(chinese.get(key) ?? '')), key).toEqual(new Set(holes(sentence)));
  }
});

it('nothing is left empty or untranslated', () => {
  for (const [key, sentence] of leaves(zh as Tree)) {
    expect(sentence, key).not.toBe('');
    if (/[a-z]{3,} [a-z]{2,}/i.test(sentence.replace(/%\{\w+\}/g, ''))) expect(sentence, key).toMatch(/\p{Script=Han}/u);
  }
});

it('speaks without exclamation marks', () => {
  for (const language of [en, zh]) {
    for (const [key, sentence] of leaves({ ...language, ra: {} } as Tree)) expect(sentence, key).not.toMatch(/[!！]|successfully|成功/);
  }
});
