import { DOCUMENT_KINDS } from '@regulars/domain/documents';
import { useLocale } from 'react-admin';

/** Kinds of documents in the language of the page: of a person, of an organisation, or all. */
export function useDocumentKinds() {
  const language = useLocale().startsWith('zh') ? 'zh' : 'en';
  return (holder?: string) =>
    Object.entries(DOCUMENT_KINDS)
      .filter(([, { of }]) => holder === undefined || of === holder)
      .map(([id, names]) => ({ id, name: names[language] }));
}
