import { isAway } from '@regulars/db/away';
import { DomainError, message, type Locale } from '@regulars/domain/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { unwrapResolverError } from '@apollo/server/errors';
import { MAX_PAGE } from './lists.ts';
import { log } from './log.ts';

/** Errors of the request itself, whose own words are right and safe: syntax, validation, CSRF. */
const OWN_WORDS = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_REQUEST',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'OPERATION_RESOLUTION_FAILURE',
]);

/** The field a bad variable or argument stands in, out of graphql-js's sentence: `at "input.lines[0].amount"` is lines.0.amount. */
function fieldOf(text: string): string | undefined {
  const path = /at "([^"]+)"/.exec(text)?.[1] ?? /Variable "\$([^"]+)"/.exec(text)?.[1];
  return path?.replace(/^input\./, '').replaceAll(/\[(\d+)\]/g, '.$1');
}

/** Finds the DomainError behind a GraphQL error: thrown by a resolver, or by a scalar while input was read. */
function domainErrorOf(error: unknown): DomainError | undefined {
  const cause = unwrapResolverError(error);
  if (cause instanceof DomainError) return cause;
  // graphql-js wraps what a scalar throws, and what stands in a variable once more.
  if (cause instanceof GraphQLError && cause.originalError) return domainErrorOf(cause.originalError);
  // A global id that is not one is refused by Pothos with a plain error (or JSON's, for a composite id).
  if (cause instanceof Error && (/global id|globalID/i.test(cause.message) || cause instanceof SyntaxError))
    return new DomainError('BAD_ID');
  if (isAway(cause)) return new DomainError('UNAVAILABLE');
  if (hasNul(cause)) return new DomainError('BAD_INPUT', { reason: 'U+0000' });
  return cause instanceof Error ? pageErrorOf(cause) : undefined;
}

/** The one character that PostgreSQL keeps in no text: SQLSTATE 22021, from Kysely as it is, from Prisma wrapped. */
function hasNul(cause: unknown): boolean {
  if (!(cause instanceof Error) || !('code' in cause)) return false;
  return cause.code === '22021' || (cause.code === 'P2039' && cause.message.includes('`22021`'));
}

/** Arguments of a page that Pothos refuses: a cursor of another shape, both directions at once, a negative size. */
function pageErrorOf(cause: Error): DomainError | undefined {
  // Every id is checked before it is used: what still is no UUID for the database came out of a cursor.
  if ('code' in cause && cause.code === 'P2007') return new DomainError('BAD_CURSOR');
  if (cause.name !== 'PothosValidationError') return undefined;
  if (/cursor/i.test(cause.message)) return new DomainError('BAD_CURSOR');
  if (/integer/.test(cause.message)) return new DomainError('BAD_PAGE_SIZE', { max: MAX_PAGE });
  return new DomainError('BAD_INPUT', { reason: cause.message });
}

/**
 * The one place where errors become answers: a code, the field, the sentence in the user's language.
 * What is not a DomainError is logged with the request's id and masked.
 */
export function presentError(formatted: GraphQLFormattedError, error: unknown, locale: Locale, requestId: string): GraphQLFormattedError {
  const domain = domainErrorOf(error);
  const place = { locations: formatted.locations, path: formatted.path };
  if (domain?.code === 'UNAVAILABLE') log.warn({ requestId, err: unwrapResolverError(error) }, 'the database did not answer');
  if (domain) {
    const field = domain.field ?? fieldOf(formatted.message);
    const extensions = { code: domain.code, ...(field ? { field } : {}), details: domain.details };
    return { ...place, message: message(domain.code, domain.details, locale), extensions };
  }
  const code = String(formatted.extensions?.['code'] ?? '');
  if (OWN_WORDS.has(code)) return { message: formatted.message, locations: formatted.locations, extensions: { code } };
  if (code === 'BAD_USER_INPUT')
    return { ...place, message: formatted.message, extensions: { code: 'BAD_INPUT', field: fieldOf(formatted.message) } };
  log.error({ requestId, err: unwrapResolverError(error) }, 'unexpected error');
  return { ...place, message: message('INTERNAL', { requestId }, locale), extensions: { code: 'INTERNAL', requestId } };
}
