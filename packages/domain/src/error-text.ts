export type ErrorClass = 'input' | 'auth' | 'forbidden' | 'notFound' | 'conflict' | 'limit' | 'internal';

/** What an error says, with {placeholders}; the class decides the HTTP status and who is to act. */
export interface ErrorText {
  readonly class: ErrorClass;
  readonly en: string;
  readonly zh: string;
}
