import { DomainError } from '@regulars/domain/errors';
import { ComplexityErrorKind, type ComplexityErrorFn } from '@pothos/plugin-complexity';

/** One operation: how deep it may nest, how much it may cost (a field counts 1, times the length of the list it stands in), how many fields it may name. */
export const limits = { depth: 12, complexity: 20_000, breadth: 500 };

/** The refusal of an operation that asks for too much. */
export const tooMuch: ComplexityErrorFn = (kind, found) => {
  if (kind === ComplexityErrorKind.Depth) return new DomainError('QUERY_TOO_DEEP', { depth: found.depth, max: limits.depth });
  if (kind === ComplexityErrorKind.Breadth) return new DomainError('QUERY_TOO_BROAD', { breadth: found.breadth, max: limits.breadth });
  return new DomainError('QUERY_TOO_COSTLY', { cost: found.complexity, max: limits.complexity });
};
