import { pinyin } from 'pinyin-pro';

/** To be raised with every change of the rules below: all members are then indexed anew, by a job. */
export const TOKENS_VERSION = 1;

/** Letters of pinyin, from the beginning of a syllable, that are told apart. */
const PREFIX = 12;
/** Syllables of a name from which a search may start, and how many initials go together. */
const STARTS = 6;
const INITIALS = 4;
/** Digits of a phone that are enough to find it. */
const DIGITS = 4;

const PIECES = /\p{Script=Han}+|\d+|(?:(?!\p{Script=Han})[\p{L}\p{M}])+/gu;
const HAN = /^\p{Script=Han}/u;

/** The words of a text, in small letters: runs of Chinese characters, of digits, of other letters. */
function pieces(text: string): string[] {
  return text.normalize('NFKC').toLowerCase().match(PIECES) ?? [];
}

/** Every run of `size` neighbours: 李小明 → 李小, 小明. */
function grams(text: string, size: number): string[] {
  const letters = [...text];
  return letters.slice(size - 1).map((_, at) => letters.slice(at, at + size).join(''));
}

/**
 * How a Chinese name may be read, in syllables: the first character as a surname (曾 zeng, 单 shan), and in each of its readings, as
 * not everybody knows the surname's. ü is typed as v and as u.
 */
function readings(run: string): string[][] {
  const plain = pinyin(run, { toneType: 'none', type: 'array', v: true });
  const named = pinyin(run, { toneType: 'none', type: 'array', v: true, surname: 'head' });
  const [first = ''] = run;
  const heads = pinyin(first, { toneType: 'none', type: 'array', v: true, multiple: true });
  const all = [named, ...heads.map((head) => [head, ...plain.slice(1)])].map((syllables) =>
    syllables.filter((one) => /^[a-z]+$/.test(one)),
  );
  return all.flatMap((syllables) => {
    const typed = syllables.map((one) => one.replace('v', 'u'));
    return typed.join() === syllables.join() ? [syllables] : [syllables, typed];
  });
}

/** From each syllable on: what was typed so far (li, lix, … lixiaoming), and its initials (lx, lxm). */
function soundTokens(syllables: readonly string[]): string[] {
  return syllables.slice(0, STARTS).flatMap((_, at) => {
    const rest = syllables.slice(at);
    const letters = rest.join('').slice(0, PREFIX);
    const initials = rest.slice(0, INITIALS).map((one) => one.charAt(0));
    const typed = (whole: string) => Array.from({ length: Math.max(0, whole.length - 1) }, (_unused, end) => whole.slice(0, end + 2));
    return [...typed(letters), ...typed(initials.join(''))];
  });
}

function nameTokens(name: string): string[] {
  const words = pieces(name);
  const chinese = words.filter((word) => HAN.test(word));
  const letters = words.filter((word) => !HAN.test(word) && !/^\d/.test(word));
  return [
    ...chinese.flatMap((run) => [...grams(run, 1), ...grams(run, 2), ...readings(run).flatMap(soundTokens)]),
    ...soundTokens(letters),
  ];
}

/**
 * Everything by which a member is found: one and two characters of the name, pinyin from each syllable on, initials, four digits of the
 * phone. Names in other letters count as one syllable a word.
 */
export function tokensOf({ name, phone }: { name: string; phone: string | null }): string[] {
  const national = phone?.replace(/^\+86/, '').replace('+', '') ?? '';
  return [...new Set([...nameTokens(name), ...grams(national, DIGITS)])];
}

/** What a typed text asks for: all of these tokens, and a phone with these digits in a row. */
export interface Asked {
  tokens: string[];
  digits: string[];
}

/** Null where the text is too little to search by: fewer than four digits, one letter. */
export function askedBy(text: string): Asked | null {
  const dialled = text.normalize('NFKC').trim();
  const words = /^[+\d][\d\s()-]*$/.test(dialled) ? [dialled.replace(/^(?:\+|00)86/, '').replace(/\D/g, '')] : pieces(dialled);
  const digits = words.filter((word) => /^\d/.test(word) && word.length >= DIGITS);
  const tokens = words.flatMap((word) => {
    if (/^\d/.test(word)) return grams(word, DIGITS);
    if (HAN.test(word)) return grams(word, [...word].length > 1 ? 2 : 1);
    return word.length > 1 ? [[...word].slice(0, PREFIX).join('')] : [];
  });
  return tokens.length > 0 ? { tokens: [...new Set(tokens)], digits } : null;
}
