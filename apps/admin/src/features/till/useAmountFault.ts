import { DomainError, message } from '@regulars/domain/errors';
import { parseMoney } from '@regulars/domain/money';
import { useLocale } from 'react-admin';
import { useViewer } from '../../providers/viewer.ts';

/** Why a text is no amount, said before it is sent; null: it is one, or nothing was typed yet. */
export function useAmountFault(text: string): string | null {
  const locale = useLocale();
  const { minorDigits } = useViewer().chain;
  if (text === '') return null;
  try {
    parseMoney(text, minorDigits);
    return null;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return message(error.code, error.details, locale === 'zh' ? 'zh' : 'en');
  }
}
