import { assetName } from '@regulars/domain/assets';
import { withTx } from '@regulars/db/tx';
import { DomainError } from '@regulars/domain/errors';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { uuidOf } from '../../global-id.ts';
import { COUNT_CAP } from '../../lists.ts';
import { memberWhere } from '../../scope.ts';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { amountOf } from './assets.ts';
import { EntryKind } from './enums.ts';
import { entriesWhere, StatementFilter } from './statement.ts';
import { WHY_SELECT, whyOf } from './why.ts';

/** What of an entry a line of the file tells. */
const SELECT = { ...WHY_SELECT, id: true, at: true, business_date: true } as const;

async function linesOf(viewer: Viewer, memberId: string, filter: typeof StatementFilter.$inferInput | null | undefined) {
  const where = await entriesWhere(memberId, filter);
  const entries = await prisma.journalEntry.findMany({ select: SELECT, where, orderBy: [{ id: 'desc' }], take: COUNT_CAP });
  const assets = new Map((await prisma.asset.findMany()).map((asset) => [asset.id, assetName(asset, viewer.locale)]));
  const told = await Promise.all(
    entries.map(async (entry) => {
      const why = await whyOf(entry, viewer.locale);
      return Promise.all(
        entry.postings.map(async ({ asset_id, amount, balance, expires_on }) => ({
          at: entry.at,
          businessDate: entry.business_date,
          kind: entry.kind,
          reason: entry.reason,
          expiresOn: expires_on,
          why,
          storeName: entry.store.name,
          operatorName: entry.operator?.name ?? null,
          assetName: assets.get(asset_id) ?? '',
          amount: await amountOf(asset_id, amount),
          balanceAfter: await amountOf(asset_id, balance ?? 0n),
        })),
      );
    }),
  );
  return told.flat();
}

type Line = Awaited<ReturnType<typeof linesOf>>[number];

const StatementLine = builder.objectRef<Line>('StatementLine').implement({
  description: "A row of a statement in a file: one of the member's lines of the journal, with all that is told of it.",
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    businessDate: t.expose('businessDate', { type: 'Date', description: 'Business day of the store.' }),
    kind: t.expose('kind', { type: EntryKind, description: 'What happened.' }),
    storeName: t.exposeString('storeName', { description: 'Where.' }),
    operatorName: t.exposeString('operatorName', { nullable: true, description: 'Who did it; null: the product, or the member.' }),
    assetName: t.exposeString('assetName', { description: 'What moved.' }),
    amount: t.exposeString('amount', { description: "In the asset's unit; positive: the member has more." }),
    balanceAfter: t.exposeString('balanceAfter', { description: 'What the account held after it.' }),
    expiresOn: t.expose('expiresOn', { type: 'Date', nullable: true, description: 'How long the lot could be spent.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'As the operator typed it.' }),
    why: t.exposeString('why', { description: 'All that led to it, in words.' }),
  }),
});

builder.mutationField('exportStatement', (t) =>
  t.field({
    type: [StatementLine],
    description: `A member's statement for a file, the newest first, at most ${COUNT_CAP} entries. Who took it stands in the audit trail.`,
    authScopes: { can: 'value.export' },
    args: { memberId: t.arg.globalID({ required: true, description: 'The Member.' }), filter: t.arg({ type: StatementFilter }) },
    resolve: async (_root, { memberId: given, filter }, { viewer }) => {
      const id = uuidOf(given, 'Member', 'memberId');
      const member = await prisma.member.findFirst({ where: { id, ...memberWhere(viewer) }, select: { home_store_id: true } });
      if (!member) throw new DomainError('NOT_FOUND', {}, 'memberId');
      const lines = await linesOf(viewer, id, filter);
      const after = { lines: lines.length, from: filter?.from ?? null, to: filter?.to ?? null };
      await withTx(db, (tx) => audit(tx, viewer, { action: 'ledger.export', entity: 'Member', id, orgId: member.home_store_id, after }));
      return lines;
    },
  }),
);
