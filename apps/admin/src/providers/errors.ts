import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { HttpError } from 'react-admin';

const STATUS: Record<string, number> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, OUT_OF_BRANCH: 403, NOT_FOUND: 404 };

/**
 * An error of the API as react-admin wants it: the status decides whether to sign out, `body.errors` puts the
 * sentence at its field. The sentences come from the server, in the language of the page.
 */
export function toHttpError(error: unknown): Error {
  if (!CombinedGraphQLErrors.is(error)) return error instanceof Error ? error : new Error(String(error));
  const first = error.errors[0];
  const code = String(first?.extensions?.['code'] ?? '');
  const fields = fieldErrors(error);
  const body = Object.keys(fields).length > 0 ? { errors: { ...fields, root: { serverError: first?.message } } } : undefined;
  return new HttpError(first?.message ?? error.message, STATUS[code] ?? 400, body);
}

/** The sentences of an error by the field they are about. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!CombinedGraphQLErrors.is(error)) return {};
  return Object.fromEntries(
    error.errors.flatMap(({ message, extensions }) =>
      typeof extensions?.['field'] === 'string' ? [[extensions['field'].replace(/^input\./, ''), message] as const] : [],
    ),
  );
}

/** The sentence of an error, for places that show it themselves. */
export function messageOf(error: unknown): string {
  if (CombinedGraphQLErrors.is(error)) return error.errors[0]?.message ?? error.message;
  return error instanceof Error ? error.message : String(error);
}
