/** Typing amounts: the text of a field with its separators, and the place of the caret in it. */

/** What was typed, as the API takes it: digits and one point, at most `digits` decimals. Empty stays empty. */
export function plainAmount(typed: string, digits: number): string {
  const [whole = '', ...rest] = typed
    .replaceAll('。', '.')
    .replace(/[^\d.]/g, '')
    .split('.');
  const negative = typed.trim().startsWith('-') ? '-' : '';
  const decimals = rest.join('').slice(0, digits);
  const integer = whole.replace(/^0+(?=\d)/, '');
  if (integer === '' && rest.length === 0) return negative;
  return `${negative}${integer || '0'}${rest.length > 0 && digits > 0 ? `.${decimals}` : ''}`;
}

/** With separators of thousands: `1234.5` → `1,234.5`. */
export function groupedAmount(plain: string): string {
  const [whole = '', decimals] = plain.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}

/** Where the caret stands after regrouping: as many digits behind it as before. */
export function caretAfter(text: string, digitsBehind: number): number {
  let at = text.length;
  for (let left = digitsBehind; left > 0 && at > 0; at -= 1) if (text[at - 1] !== ',') left -= 1;
  return at;
}
