/** How strong the ground of a cell is: 0 to 1 becomes steps that text stays readable on. */
const STEPS = 5;
const STRONGEST = 45;

/** The ground of a cell by its part of the most. */
export function shade(accent: string, part: number | null): string | undefined {
  if (part === null || part <= 0) return undefined;
  const step = Math.min(STEPS, Math.ceil(part * STEPS));
  return `color-mix(in srgb, ${accent} ${(STRONGEST * step) / STEPS}%, transparent)`;
}

/** The upper ends of the steps, for a legend. */
export const steps: readonly number[] = Array.from({ length: STEPS }, (_, at) => (at + 1) / STEPS);
