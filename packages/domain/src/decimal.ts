/** A strict decimal text as an integer of 10^-digits units; undefined if it is anything else or not a safe integer. */
export function parseDecimal(text: string, digits: number): number | undefined {
  const match = /^(-?)(\d{1,16})(?:\.(\d+))?$/.exec(text);
  const fraction = match?.[3] ?? '';
  if (!match || fraction.length > digits) return undefined;
  const value = Number(`${match[1]}${match[2]}${fraction.padEnd(digits, '0')}`);
  // + 0 turns the -0 of "-0.00" into 0
  return Number.isSafeInteger(value) ? value + 0 : undefined;
}

/** The inverse of `parseDecimal`, always with all decimals: (1230, 2) → "12.30". */
export function formatDecimal(value: number, digits: number): string {
  const figures = String(Math.abs(value)).padStart(digits + 1, '0');
  const point = figures.length - digits;
  const fraction = digits > 0 ? `.${figures.slice(point)}` : '';
  return `${value < 0 ? '-' : ''}${figures.slice(0, point)}${fraction}`;
}

/** numerator / denominator to the nearest integer, halves away from zero; the denominator is positive. */
export function divideRounded(numerator: bigint, denominator: bigint): bigint {
  const half = numerator < 0n ? -denominator : denominator;
  return (2n * numerator + half) / (2n * denominator);
}

/** A user's text, short enough to be quoted in an error. */
export function quoted(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
