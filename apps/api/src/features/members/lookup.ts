import type { Db } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { maskName } from '@regulars/domain/members';
import { maskPhone, normalizePhone } from '@regulars/domain/phone';
import { builder } from '../../builder.ts';
import { chainToday } from '../../business-day.ts';
import { db, prisma } from '../../db.ts';
import { globalId } from '../../global-id.ts';
import { memberWhere } from '../../scope.ts';
import { may } from '../../viewer.ts';
import { findCard, requireTaken } from './card.ts';
import { documentKeys } from './documents.ts';

const LookupKind = builder.enumType('MemberLookupKind', {
  description: 'What identifies the member.',
  values: {
    PHONE: { description: 'Phone number, as dialled' },
    CARD: { description: 'Card number, or the code of an electronic card, as scanned' },
    NUMBER: { description: 'Member number' },
    DOCUMENT: { description: 'Number of an identity document, of any kind' },
  },
});

type LookupKey = typeof LookupKind.$inferType;

/** What any till sees of a member of the chain. */
export interface TillView {
  id: string;
  number: string;
  name: string;
  phone: string | null;
  level_id: string;
  archived_at: Date | null;
}

const MAX_HOPS = 5;

/** The member, or of a record that was merged into another, that one. */
export async function tillView(on: Db, memberId: string): Promise<TillView | null> {
  for (let id = memberId, hop = 0; hop < MAX_HOPS; hop++) {
    const member = await on
      .selectFrom('member')
      .select(['id', 'number', 'name', 'phone', 'level_id', 'archived_at', 'merged_into'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    if (member.merged_into === null) return member;
    id = member.merged_into;
  }
  return null;
}

/** The member whom the key leads to. */
async function findByKey(on: Db, kind: LookupKey, text: string): Promise<TillView | null> {
  const id = kind === 'CARD' ? await memberOfCard(on, text) : await memberOfKey(on, kind, keyValues(kind, text));
  return id === null ? null : tillView(on, id);
}

async function memberOfKey(on: Db, kind: Exclude<LookupKey, 'CARD'>, values: string[]): Promise<string | null> {
  if (values.length === 0) return null;
  const key = await on
    .selectFrom('member_key')
    .select('member_id')
    .where('kind', '=', kind)
    .where('value', 'in', values)
    .executeTakeFirst();
  return key?.member_id ?? null;
}

/** A blocked card leads a till to nobody: it says why. */
async function memberOfCard(on: Db, text: string): Promise<string | null> {
  const found = await findCard(on, text, new Date(), 'value');
  if (found) requireTaken(found, 'value');
  return found?.memberId ?? null;
}

/** The value as it may stand in the table of keys: ours in capitals, imported ones as they came. @throws REQUIRED, BAD_PHONE */
function keyValues(kind: Exclude<LookupKey, 'CARD'>, text: string): string[] {
  const value = text.trim();
  if (value === '') throw new DomainError('REQUIRED', {}, 'value');
  if (kind === 'DOCUMENT') return documentKeys(value, chainToday());
  if (kind !== 'PHONE') return [value, value.normalize('NFKC').toUpperCase()];
  try {
    return [normalizePhone(value)];
  } catch (error) {
    throw error instanceof DomainError ? error.at('value') : error;
  }
}

export const MemberTillView = builder.objectRef<TillView>('MemberTillView').implement({
  description: 'A member as any till of the chain sees it, to be served there; personal data are masked.',
  fields: (t) => ({
    memberId: t.id({ description: 'The id of the Member, for a sale.', resolve: (member) => globalId('Member', member.id) }),
    number: t.exposeString('number', { description: 'Member number.' }),
    maskedName: t.string({ description: 'The first character of each part of the name: 李**.', resolve: ({ name }) => maskName(name) }),
    maskedPhone: t.string({
      nullable: true,
      description: '138****5678; null without a phone.',
      resolve: ({ phone }) => (phone === null ? null : maskPhone(phone)),
    }),
    archived: t.boolean({
      description: 'The record is out of use: the member buys no more with it.',
      resolve: (member) => member.archived_at !== null,
    }),
    level: t.prismaField({
      type: 'Level',
      description: 'Membership level.',
      resolve: (query, member) => prisma.level.findUniqueOrThrow({ ...query, where: { id: member.level_id } }),
    }),
    member: t.prismaField({
      type: 'Member',
      nullable: true,
      description: "The whole record, where the viewer's branch knows the member; else null.",
      resolve: (query, { id }, _args, { viewer }) =>
        may(viewer, 'member.read') ? prisma.member.findFirst({ ...query, where: { id, ...memberWhere(viewer) } }) : null,
    }),
  }),
});

builder.queryField('memberLookup', (t) =>
  t.field({
    type: MemberTillView,
    nullable: true,
    description:
      'Finds a member of the whole chain by an exact identifier; null where it leads to nobody. A card that is lost, frozen, expired, closed or replaced is refused with the reason.',
    authScopes: { can: 'member.lookup' },
    args: {
      kind: t.arg({ type: LookupKind, required: true, description: 'What the value is.' }),
      value: t.arg.string({ required: true, description: 'The whole identifier.' }),
    },
    resolve: (_root, { kind, value }) => findByKey(db, kind, value),
  }),
);
