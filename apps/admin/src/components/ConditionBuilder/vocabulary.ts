import { useQuery } from '@apollo/client/react';
import { createContext, useContext } from 'react';
import { ConditionWordsDocument } from './documents.ts';
import type { Attribute } from './tree.ts';

interface Vocabulary {
  member: readonly Attribute[];
  purchase: readonly Attribute[];
}

export const VocabularyContext = createContext<readonly Attribute[]>([]);

/** What can be asked of what is edited: of members, or of the lines of their purchases. */
export const useVocabulary = () => useContext(VocabularyContext);

/** The attributes in the language of the page; undefined while they load. */
export function useWords(subject: 'MEMBER' | 'SALE'): Vocabulary | undefined {
  const { data } = useQuery(ConditionWordsDocument, { variables: { subject }, fetchPolicy: 'cache-and-network' });
  return data && { member: data.conditionAttributes, purchase: data.purchaseAttributes };
}
