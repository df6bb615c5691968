interface Vertex {
  at: readonly number[];
  value: number;
}

/**
 * The minimum of a smooth function near `start` by the simplex of Nelder & Mead (1965), with their coefficients 1, 2, ½, ½.
 * Stops when the simplex's values differ by less than `tolerance`, or after `maxSteps` steps.
 */
export function minimise(f: (at: readonly number[]) => number, start: readonly number[], tolerance = 1e-8, maxSteps = 2_000): Vertex {
  const vertex = (at: readonly number[]): Vertex => ({ at, value: f(at) });
  let simplex = [start, ...start.map((_, axis) => start.map((value, at) => (at === axis ? value + 0.5 : value)))].map(vertex);
  for (let step = 0; step < maxSteps; step++) {
    simplex.sort((a, b) => a.value - b.value);
    const [best, worst] = [simplex[0], simplex.at(-1)];
    if (!best || !worst || worst.value - best.value < tolerance) break;
    simplex = improve(simplex, best, worst, vertex);
  }
  return simplex.reduce((a, b) => (b.value < a.value ? b : a));
}

/** One step: the worst vertex moves through the centre of the others; where that does not help, all move towards the best. */
function improve(simplex: readonly Vertex[], best: Vertex, worst: Vertex, vertex: (at: readonly number[]) => Vertex): Vertex[] {
  const others = simplex.slice(0, -1);
  const centre = worst.at.map((_, axis) => others.reduce((total, { at }) => total + (at[axis] ?? 0), 0) / others.length);
  const beyond = (factor: number) => vertex(centre.map((value, axis) => value + factor * (value - (worst.at[axis] ?? 0))));
  const reflected = beyond(1);
  if (reflected.value < best.value) {
    const expanded = beyond(2);
    return [...others, expanded.value < reflected.value ? expanded : reflected];
  }
  if (reflected.value < (others.at(-1)?.value ?? Infinity)) return [...others, reflected];
  const contracted = beyond(reflected.value < worst.value ? 0.5 : -0.5);
  if (contracted.value < Math.min(reflected.value, worst.value)) return [...others, contracted];
  return simplex.map((old) => (old === best ? old : vertex(old.at.map((value, axis) => ((best.at[axis] ?? 0) + value) / 2))));
}
