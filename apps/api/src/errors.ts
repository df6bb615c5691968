import { isAway } from '@regulars/db/away';
import { DomainError, message, type Locale } from '@regulars/domain/errors';
import { type DocumentNode, GraphQLError, type GraphQLFormattedError } from 'graphql';
import { unwrapResolverError } from '@apollo/server/errors';
import { fieldAsked } from './error-field.ts';
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

/** Finds the DomainError behind a GraphQL error: thrown by a resolver, or by a scalar while input was read. */
function domainErrorOf(error: unknown): DomainError | undefined {
  const cause = unwrapResolverError(error);
  if (cause instanceof DomainError) return cause;
  // graphql-js wraps what a scalar throws, and what stands in a variable once more.
  if (cause instanceof GraphQLError && cause.originalError) return domainErrorOf(cause.originalError);
  // node(id) reads composite ids before we see them.
  if (cause instanceof Error && (/global id|globalID/i.test(cause.message) || cause instanceof SyntaxError))
    return new DomainError('BAD_ID', {}, 'id');
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

/** What was asked, and by whom. */
interface Asked {
  locale: Locale;
  requestId: string;
  /** Where it was read already. */
  document?: DocumentNode | undefined;
}

/**
 * The one place where errors become answers: a code, the field, the sentence in the user's language.
 * What is not a DomainError is logged with the request's id and masked.
 */
export function presentError(
  formatted: GraphQLFormattedError,
  error: unknown,
  { locale, requestId, document }: Asked,
): GraphQLFormattedError {
  const domain = domainErrorOf(error);
  const place = { locations: formatted.locations, path: formatted.path };
  if (domain?.code === 'UNAVAILABLE') log.warn({ requestId, err: unwrapResolverError(error) }, 'the database did not answer');
  if (domain) {
    const field = domain.field ?? fieldAsked(formatted.message, error, document);
    const extensions = { code: domain.code, ...(field ? { field } : {}), details: domain.details };
    return { ...place, message: message(domain.code, domain.details, locale), extensions };
  }
  const code = String(formatted.extensions?.['code'] ?? '');
  if (OWN_WORDS.has(code)) return { message: formatted.message, locations: formatted.locations, extensions: { code } };
  if (code === 'BAD_USER_INPUT')
    return {
      ...place,
      message: formatted.message,
      extensions: { code: 'BAD_INPUT', field: fieldAsked(formatted.message, error, document) },
    };
  log.error({ requestId, err: unwrapResolverError(error) }, 'unexpected error');
  return { ...place, message: message('INTERNAL', { requestId }, locale), extensions: { code: 'INTERNAL', requestId } };
}
