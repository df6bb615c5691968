import type { Prisma } from '@regulars/db/generated/client/client';
import { DomainError } from '@regulars/domain/errors';
import { sql } from 'kysely';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { optionalUuid } from '../../global-id.ts';
import { COUNT_CAP } from '../../lists.ts';
import { may } from '../../viewer.ts';
import { amountOf } from './assets.ts';
import { EntryKind } from './enums.ts';

export const StatementFilter = builder.inputType('StatementFilter', {
  description: 'Which entries; conditions are joined by AND.',
  fields: (t) => ({
    assetId: t.globalID({ description: 'That moved this Asset.' }),
    kinds: t.field({ type: [EntryKind], description: 'Of any of these kinds.' }),
    from: t.field({ type: 'Date', description: 'On this business day or later.' }),
    to: t.field({ type: 'Date', description: 'On this business day or earlier.' }),
  }),
});

/** The member's own id and those of the records that were merged into it: history keeps its ids. */
async function idsOfPerson(memberId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive person as (
      select ${memberId}::uuid as id
      union select m.id from member m join person p on m.merged_into = p.id
    ) select id from person`.execute(db);
  return rows.map(({ id }) => id);
}

/** @throws BAD_ID, BAD_RANGE */
export async function entriesWhere(
  memberId: string,
  filter: typeof StatementFilter.$inferInput | null | undefined,
): Promise<Prisma.JournalEntryWhereInput> {
  const { from, to, kinds } = filter ?? {};
  if (from && to && to < from) throw new DomainError('BAD_RANGE', { from }, 'filter.to');
  const asset = optionalUuid(filter?.assetId, 'Asset', 'filter.assetId');
  const member_id = { in: await idsOfPerson(memberId) };
  return {
    member_id,
    ...(kinds && { kind: { in: kinds } }),
    ...((from || to) && { business_date: { ...(from && { gte: new Date(from) }), ...(to && { lte: new Date(to) }) } }),
    // With the member again, so that the lines are looked for among the member's.
    ...(asset && { postings: { some: { member_id, asset_id: asset, lot_id: { not: null } } } }),
  };
}

builder.prismaObjectField('Member', 'statement', (t) =>
  t.prismaConnection({
    type: 'JournalEntry',
    cursor: 'member_id_id',
    description: 'All that happened to what the member holds (资产流水), the newest first. Empty without the right to see it.',
    args: { filter: t.arg({ type: StatementFilter }) },
    totalCount: async ({ id }, { filter }, { viewer }) =>
      may(viewer, 'value.read') ? prisma.journalEntry.count({ where: await entriesWhere(id, filter), take: COUNT_CAP }) : 0,
    resolve: async (query, { id }, { filter }, { viewer }) =>
      may(viewer, 'value.read')
        ? prisma.journalEntry.findMany({
            ...query,
            where: await entriesWhere(id, filter),
            orderBy: [{ id: 'desc' }, { member_id: 'desc' }],
          })
        : [],
  }),
);

interface BalanceThen {
  asset_id: string;
  amount: number;
}

const BalanceAt = builder.objectRef<BalanceThen>('BalanceAt').implement({
  description: 'What a member held of an asset at a moment.',
  fields: (t) => ({
    asset: t.prismaField({
      type: 'Asset',
      description: 'Of what.',
      resolve: (query, { asset_id }) => prisma.asset.findUniqueOrThrow({ ...query, where: { id: asset_id } }),
    }),
    amount: t.string({
      description: 'In the asset\'s unit: money as "12.30", points and uses whole.',
      resolve: ({ asset_id, amount }) => amountOf(asset_id, amount),
    }),
  }),
});

/** What a person held at a moment: the sum of all lines until then, whichever record they stand on. */
async function balancesAt(memberId: string, at: Date): Promise<BalanceThen[]> {
  const ids = await idsOfPerson(memberId);
  const { rows } = await sql<BalanceThen>`
    select p.asset_id, sum(p.amount)::bigint as amount
    from journal_entry e
    join posting p on p.member_id = e.member_id and p.entry_id = e.id
    join asset a on a.id = p.asset_id
    where e.member_id = any(${ids}::uuid[]) and e.at <= ${at} and p.lot_id is not null
    group by p.asset_id, a.kind, a.code order by a.kind, a.code`.execute(db);
  return rows;
}

builder.prismaObjectField('Member', 'balancesAt', (t) =>
  t.field({
    type: [BalanceAt],
    description:
      'What the member held at any moment, to the line of the journal. Empty before the first one, and without the right to see it.',
    complexity: 20,
    args: { at: t.arg({ type: 'DateTime', required: true, description: 'The moment.' }) },
    resolve: ({ id }, { at }, { viewer }) => (may(viewer, 'value.read') ? balancesAt(id, at) : []),
  }),
);
