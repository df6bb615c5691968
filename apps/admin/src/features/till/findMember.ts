import { query } from '../../providers/apollo.ts';
import { isPhone } from '../topUp/useFound.ts';
import type { Member } from './basket.ts';
import { TillMemberDocument } from './documents.ts';

export interface Found {
  member: Member;
  /** What was scanned, where it is a card. */
  card: string | null;
}

/** Whoever holds exactly this phone, card or member number; null: nobody. */
export async function findMember(text: string): Promise<Found | null> {
  const value = text.trim();
  const { byPhone, byCard, byNumber } = await query(TillMemberDocument, { value, phone: isPhone(value) });
  const member = byPhone ?? byCard ?? byNumber;
  return member ? { member, card: member === byCard ? value : null } : null;
}
