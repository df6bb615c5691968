import { DomainError } from '@regulars/domain/errors';

/** What a list that is no page is taken for. */
export const LIST_LENGTH = 10;

/** One operation: how deep it may nest, how much it may cost (a field counts 1, times the length of the list it stands in), how many fields it may name. */
export const limits = { depth: 12, complexity: 20_000, breadth: 500 };

/** @throws QUERY_TOO_DEEP, QUERY_TOO_BROAD, QUERY_TOO_COSTLY */
export function checkCost({ depth, breadth, complexity }: typeof limits): void {
  if (depth > limits.depth) throw new DomainError('QUERY_TOO_DEEP', { depth, max: limits.depth });
  if (breadth > limits.breadth) throw new DomainError('QUERY_TOO_BROAD', { breadth, max: limits.breadth });
  if (complexity > limits.complexity) throw new DomainError('QUERY_TOO_COSTLY', { cost: complexity, max: limits.complexity });
}
