import type { Prisma } from '@regulars/db/generated/client/client';
import { withTx } from '@regulars/db/tx';
import { LEDGER_MISMATCHES } from '@regulars/domain/ledger-mismatch';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { globalId } from '../../global-id.ts';
import { COUNT_CAP } from '../../lists.ts';
import { nodeVisibility } from '../../nodes.ts';
import { may } from '../../viewer.ts';
import { askForCheck } from './checks.ts';

// The journal is one for the whole chain, so is its check: it names ids, no persons.
nodeVisibility('LedgerCheck', (viewer) => may(viewer, 'ledger.verify'));

const LedgerMismatch = builder.enumType('LedgerMismatch', {
  description: 'What a check can find.',
  values: {
    UNBALANCED: { description: 'The lines of an entry do not sum to zero.' },
    ALTERED: { description: 'An entry is not as it was written: its hash does not fit.' },
    GAP: { description: 'Before an entry another one is missing from the account.' },
    BALANCE: { description: 'The balance after an entry is not the one before plus what moved.' },
    EMPTY: { description: 'An entry has no lines.' },
    ACCOUNT: { description: 'An account does not stand as its lines say.' },
    LOT: { description: 'A lot does not have what its lines left, or not the date they gave it.' },
    HELD: { description: 'An account has more or less reserved than its reservations say.' },
    ANCHOR: { description: 'An account has lost what it had when a day was sealed.' },
    ROOT: { description: 'The seal of a day does not fit the day or the seal before it.' },
  },
});

const count = (value: bigint): number => Number(value);

builder.prismaNode('LedgerCheck', {
  id: { field: 'id' },
  description: 'One look at the whole journal (账本校验): every line, chain, lot, account and sealed day.',
  authScopes: { can: 'ledger.verify' },
  fields: (t) => ({
    askedAt: t.expose('asked_at', { type: 'DateTime', description: 'When it was asked for.' }),
    askedBy: t.string({
      nullable: true,
      description: 'The name of who asked; null: the product itself.',
      select: { asker: { select: { name: true } } },
      resolve: ({ asker }) => asker?.name,
    }),
    finishedAt: t.expose('finished_at', { type: 'DateTime', nullable: true, description: 'When it ended; null while it waits or runs.' }),
    took: t.exposeInt('took', { nullable: true, description: 'Milliseconds.' }),
    entries: t.float({ description: 'Entries looked at.', resolve: ({ entries }) => count(entries) }),
    postings: t.float({ description: 'Their lines.', resolve: ({ postings }) => count(postings) }),
    accounts: t.float({ description: 'Accounts looked at.', resolve: ({ accounts }) => count(accounts) }),
    lots: t.float({ description: 'Lots looked at.', resolve: ({ lots }) => count(lots) }),
    days: t.exposeInt('roots', { description: 'Sealed days looked at.' }),
    ok: t.boolean({
      nullable: true,
      description: 'Whether all is as it was written; null while it waits or runs.',
      resolve: ({ finished_at, wrong }) => (finished_at ? wrong === 0 : null),
    }),
    wrong: t.exposeInt('wrong', { description: 'Mismatches found; one wrong entry may show in several.' }),
    mismatch: t.expose('kind', { type: LedgerMismatch, nullable: true, description: 'What the first one is.' }),
    words: t.string({
      nullable: true,
      description: "The same in the viewer's language.",
      resolve: ({ kind }, _args, { viewer }) => kind && LEDGER_MISMATCHES[kind][viewer.locale],
    }),
    entryId: t.id({
      nullable: true,
      description: 'The JournalEntry that shows it first, for node(id).',
      resolve: ({ member_id, entry_id }) =>
        member_id && entry_id ? globalId('JournalEntry', JSON.stringify([member_id, entry_id])) : null,
    }),
    entry: t.exposeString('entry_id', { nullable: true, description: 'The id of that entry in the database.' }),
    account: t.exposeString('account_id', { nullable: true, description: 'The id of its account in the database.' }),
    lot: t.exposeString('lot_id', { nullable: true, description: 'The id of the lot in the database.' }),
    day: t.expose('day', { type: 'Date', nullable: true, description: 'The sealed day.' }),
  }),
});

const LedgerCheckFilter = builder.inputType('LedgerCheckFilter', {
  description: 'Which checks; conditions are joined by AND.',
  fields: (t) => ({
    ok: t.boolean({ description: 'True: those that found nothing; false: those that found something.' }),
  }),
});

function checkWhere(filter: typeof LedgerCheckFilter.$inferInput | null | undefined): Prisma.LedgerCheckWhereInput {
  if (filter?.ok === null || filter?.ok === undefined) return {};
  return { finished_at: { not: null }, wrong: filter.ok ? 0 : { gt: 0 } };
}

builder.queryField('ledgerChecks', (t) =>
  t.prismaConnection({
    type: 'LedgerCheck',
    cursor: 'id',
    description: 'Checks of the journal, the latest first. The worker makes one each night.',
    authScopes: { can: 'ledger.verify' },
    args: { filter: t.arg({ type: LedgerCheckFilter }) },
    totalCount: (_root, { filter }) => prisma.ledgerCheck.count({ where: checkWhere(filter), take: COUNT_CAP }),
    resolve: (query, _root, { filter }) => prisma.ledgerCheck.findMany({ ...query, where: checkWhere(filter), orderBy: { id: 'desc' } }),
  }),
);

builder.mutationField('verifyLedger', (t) =>
  t.prismaField({
    type: 'LedgerCheck',
    description: 'Starts a check of the whole journal and returns it; while one is under way, that one.',
    authScopes: { can: 'ledger.verify' },
    resolve: async (query, _root, _args, { viewer }) => {
      const id = await withTx(db, (tx) => askForCheck(tx, viewer, new Date()));
      return prisma.ledgerCheck.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
