// 券码. Ours have fifteen signs of chance (75 bits) and one that checks them. The alphabet is Crockford's base 32 (crockford.com/base32.html):
// no I, L, O and U, and who types an O or an I means a 0 or a 1.

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SIGNS = 15;

/** Bytes of chance that a code takes. */
export const CODE_BYTES = SIGNS;

/** A code of so many random bytes, five bits of each. */
export function makeCode(random: Uint8Array): string {
  if (random.length < SIGNS) throw new RangeError(`a code needs ${SIGNS} random bytes`);
  const body = Array.from(random.subarray(0, SIGNS), (byte) => ALPHABET.charAt(byte & 31)).join('');
  return body + checkSign(body);
}

/** Luhn's sum over an alphabet of 32 signs: one wrong sign is always seen, two neighbours swapped nearly always. */
function checkSign(body: string): string {
  const size = ALPHABET.length;
  const sum = [...body].toReversed().reduce((total, sign, at) => {
    const value = ALPHABET.indexOf(sign) * (at % 2 === 0 ? 2 : 1);
    return total + Math.floor(value / size) + (value % size);
  }, 0);
  return ALPHABET.charAt((size - (sum % size)) % size);
}

/** As it is kept and looked for, whoever typed or printed it. */
export function normalizeCode(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-_.]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
}

/** Whether a normalised text is as long as ours, of our signs, and one of them is wrong. */
export function isMistyped(code: string): boolean {
  const ours = code.length === SIGNS + 1 && [...code].every((sign) => ALPHABET.includes(sign));
  return ours && checkSign(code.slice(0, SIGNS)) !== code.slice(SIGNS);
}

/** In groups of four, as it is printed. */
export function printedCode(code: string): string {
  return code.length === SIGNS + 1 ? (code.match(/.{4}/g) ?? [code]).join('-') : code;
}

/** A code that somebody else made, as it is kept: 8 to 32 letters and digits. Null: the text is none. */
export function importedCode(text: string): string | null {
  const code = normalizeCode(text);
  return /^[0-9A-Z]{8,32}$/.test(code) ? code : null;
}
