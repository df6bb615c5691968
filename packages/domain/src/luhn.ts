/**
 * The check digit of a number (Luhn, ISO/IEC 7812-1 annex B): misread by one digit, or with two neighbours swapped (but 09 and 90),
 * it is no other number. Letters count as two digits, A as 10 to Z as 35 (as in ISO 6166); anything else counts for nothing.
 */
export function luhnDigit(body: string): string {
  const digits = [...body].filter((letter) => /[0-9A-Z]/.test(letter)).map((letter) => String(Number.parseInt(letter, 36)));
  return String((10 - (luhnSum(digits.join('')) % 10)) % 10);
}

/** Every second digit from the right counts double, and of two figures their sum. */
function luhnSum(body: string): number {
  return [...body].toReversed().reduce((sum, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
}
