import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { HttpError } from 'react-admin';

const STATUS: Record<string, number> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, OUT_OF_BRANCH: 403, NOT_FOUND: 404 };

/**
 * An error of the API as react-admin wants it: the status decides whether to sign out, `body.errors` puts the
 * sentence at its field. The sentences come from the server, in the language of the page.
 */
export function toHttpError(error: unknown, placesOf?: Places): Error {
  if (!CombinedGraphQLErrors.is(error)) return error instanceof Error ? error : new Error(String(error));
  const first = error.errors[0];
  const code = String(first?.extensions?.['code'] ?? '');
  const errors = formErrors(error, placesOf);
  return new HttpError(first?.message ?? error.message, STATUS[code] ?? 400, errors && { errors });
}

/** The fields of a form that show what is about a field of the API. */
export type Places = (field: string) => readonly string[];

/** What a form says of an error: the sentences at its fields, and the first one in a few words above. Undefined where no field is named. */
export function formErrors(error: unknown, placesOf: Places = (field) => [field]) {
  const fields = Object.entries(fieldErrors(error)).flatMap(([field, text]) => placesOf(field).map((place) => [place, text] as const));
  return fields.length > 0 ? { ...Object.fromEntries(fields), root: { serverError: messageOf(error) } } : undefined;
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
