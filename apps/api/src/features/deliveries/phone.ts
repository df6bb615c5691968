import { DomainError } from '@regulars/domain/errors';
import { normalizePhone } from '@regulars/domain/phone';

/** As E.164; null where none is given. @throws BAD_PHONE */
export function optionalPhone(text: string | null | undefined): string | null {
  if (!text?.trim()) return null;
  try {
    return normalizePhone(text);
  } catch (error) {
    throw error instanceof DomainError ? error.at('phone') : error;
  }
}
