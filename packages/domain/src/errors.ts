import { ERRORS, type ErrorCode } from './error-codes.ts';

export { ERRORS, type ErrorCode } from './error-codes.ts';
export type { ErrorClass } from './error-text.ts';

export type Locale = 'en' | 'zh';

/** Values for the `{placeholders}` of the code's sentence; more may be given for the client's use. Never personal data. */
export type ErrorDetails = Readonly<Record<string, string | number | boolean | readonly (string | number)[] | null | undefined>>;

/**
 * The one error that a user may see. `field` is the path of the input that is wrong ("lines.2.quantity").
 * `message` is the English sentence; the edge asks `message(code, details, locale)` for the user's own language.
 */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
  readonly field: string | undefined;

  constructor(code: ErrorCode, details: ErrorDetails = {}, field?: string) {
    super(message(code, details, 'en'));
    this.name = 'DomainError';
    this.code = code;
    this.details = details;
    this.field = field;
  }

  /** The same error, said of the field at `path`; for callers that know where the value came from. */
  at(path: string): DomainError {
    return new DomainError(this.code, this.details, path);
  }
}

/** The sentence of a code with its placeholders filled; a detail that was not given reads as "?". */
export function message(code: ErrorCode, details: ErrorDetails, locale: Locale): string {
  return ERRORS[code][locale].replace(/\{(\w+)\}/g, (_, name: string) => show(details[name], locale));
}

/** Whether a stored or received text is a code of the table. */
export function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(ERRORS, text);
}

function show(value: ErrorDetails[string], locale: Locale): string {
  if (value === undefined || value === null) return '?';
  if (typeof value === 'object') return value.join(locale === 'zh' ? '、' : ', ');
  return String(value);
}
