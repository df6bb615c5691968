import { uuidPairOf } from '../../global-id.ts';
import type { CardKey } from './load.ts';

/** The key inside the global id of a Card. @throws BAD_ID, of `field` */
export function cardKeyOf(given: { typename: string; id: string }, field: string): CardKey {
  const [memberId, cardId] = uuidPairOf(given, 'Card', field);
  return { memberId, cardId };
}

/** Where Prisma finds it. */
export const cardAt = ({ memberId, cardId }: CardKey) => ({ member_id_id: { member_id: memberId, id: cardId } });
