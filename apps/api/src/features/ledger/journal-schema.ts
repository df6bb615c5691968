import { undoneBy } from '@regulars/domain/ledger-undo';
import { builder } from '../../builder.ts';
import { prisma } from '../../db.ts';
import { nodeVisibility } from '../../nodes.ts';
import { memberWhere, orgWhere } from '../../scope.ts';
import { inBranch, may } from '../../viewer.ts';
import { orgTree } from '../orgs/tree.ts';
import { amountOf } from './assets.ts';
import { EntryKind, House, Language, TenderMethod } from './enums.ts';
import { holderVisible } from './schema.ts';
import { WHY_SELECT, whyOf } from './why.ts';

nodeVisibility('JournalEntry', holderVisible);

const nameOf = async (orgId: string) => (await orgTree()).byId.get(orgId)?.name ?? '';

builder.prismaObject('Posting', {
  description: 'One line of an entry. The lines of each asset sum to zero.',
  authScopes: { can: 'value.read' },
  fields: (t) => ({
    lineNo: t.exposeInt('leg_no', { description: 'From 1.' }),
    ofMember: t.boolean({
      description: "Whether it is the member's line, or the house's.",
      resolve: ({ account_id }) => account_id !== null,
    }),
    asset: t.prismaField({
      type: 'Asset',
      description: 'What moved.',
      resolve: (query, { asset_id }) => prisma.asset.findUniqueOrThrow({ ...query, where: { id: asset_id } }),
    }),
    amount: t.string({
      description: 'In the asset\'s unit, money as "-12.30"; positive: the member has more, or the house has given less.',
      resolve: ({ asset_id, amount }) => amountOf(asset_id, amount),
    }),
    balanceAfter: t.string({
      nullable: true,
      description: "Of the member's line: what the account held after it.",
      resolve: ({ asset_id, balance }) => (balance === null ? null : amountOf(asset_id, balance)),
    }),
    house: t.expose('house', {
      type: House,
      nullable: true,
      description: "Whose line it is; of the member's, what it stands against. Null: nothing moved, something was noted.",
    }),
    storeName: t.string({
      description: "Name of the store whose book it is: of the member's line the one that owes the lot.",
      resolve: ({ store_id }) => nameOf(store_id),
    }),
    peerName: t.string({
      nullable: true,
      description: 'Of a SETTLEMENT: name of the other store.',
      resolve: ({ peer_id }) => (peer_id === null ? null : nameOf(peer_id)),
    }),
    lot: t.prismaField({
      type: 'Lot',
      nullable: true,
      description: "Of the member's line: the lot that moved.",
      resolve: (query, { member_id, lot_id }) =>
        lot_id === null ? null : prisma.lot.findUnique({ ...query, where: { member_id_id: { member_id, id: lot_id } } }),
    }),
    expiresOn: t.expose('expires_on', { type: 'Date', nullable: true, description: 'How long the lot could be spent as of this line.' }),
  }),
});

builder.prismaNode('JournalEntry', {
  id: { field: 'member_id_id' },
  description: 'One thing that happened to what a member holds (流水); never edited.',
  authScopes: { can: 'value.read' },
  fields: (t) => ({
    kind: t.expose('kind', { type: EntryKind, description: 'What happened.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    businessDate: t.expose('business_date', { type: 'Date', description: 'Business day of the store.' }),
    storeName: t.string({ description: 'Where it happened, wherever that lies.', resolve: ({ store_id }) => nameOf(store_id) }),
    store: t.relation('store', {
      nullable: true,
      description: "Where it happened; null outside of the viewer's branch.",
      authScopes: ({ store_id }, _args, { viewer }) => inBranch(viewer, store_id),
      unauthorizedResolver: () => null,
    }),
    operator: t.relation('operator', { nullable: true, description: 'Who did it; null: the product itself, or the member.' }),
    method: t.expose('method', { type: TenderMethod, nullable: true, description: 'How it was paid, or paid back.' }),
    reference: t.exposeString('reference', { nullable: true, description: 'Of the payment, as the other side names it.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'As the operator typed it.' }),
    sale: t.prismaField({
      type: 'Sale',
      nullable: true,
      description: 'The sale or refund that it belongs to; null where another branch made it, and without the right to see sales.',
      resolve: (query, { member_id, sale_id }, _args, { viewer }) =>
        sale_id && may(viewer, 'sale.read')
          ? prisma.sale.findFirst({ ...query, where: { member_id, id: sale_id, ...orgWhere(viewer, 'store_id') } })
          : null,
    }),
    reversalOf: t.prismaField({
      type: 'JournalEntry',
      nullable: true,
      description: 'What it undoes.',
      resolve: (query, { member_id, reversal_of }) =>
        reversal_of ? prisma.journalEntry.findUnique({ ...query, where: { member_id_id: { member_id, id: reversal_of } } }) : null,
    }),
    reversedBy: t.prismaField({
      type: 'JournalEntry',
      nullable: true,
      description: 'What undid it.',
      resolve: (query, { member_id, id }) =>
        prisma.journalEntry.findUnique({ ...query, where: { member_id_reversal_of: { member_id, reversal_of: id } } }),
    }),
    reversible: t.boolean({
      description: 'Whether it is of a kind that `reverseEntry` undoes: what belongs to a sale or a transfer is undone with it.',
      resolve: ({ kind, sale_id }) => kind !== 'REVERSAL' && undoneBy({ kind, ofSale: sale_id !== null }) === null,
    }),
    postings: t.relation('postings', {
      description: "The member's lines in their order; with `all` the house's too.",
      args: { all: t.arg.boolean({ defaultValue: false, description: "The house's lines, too." }) },
      query: ({ all }) => ({ where: all ? {} : { lot_id: { not: null } }, orderBy: { leg_no: 'asc' } }),
    }),
    why: t.string({
      description: 'What happened and all that led to it: receipt, rule and its version, package, who did it. In words.',
      complexity: 5,
      args: { language: t.arg({ type: Language, description: "The viewer's where left out." }) },
      select: WHY_SELECT,
      resolve: (entry, { language }, { viewer }) => whyOf(entry, language ?? viewer.locale),
    }),
  }),
});

builder.prismaObjectField('JournalEntry', 'member', (t) =>
  t.prismaField({
    type: 'Member',
    nullable: true,
    description: "Whose it is; null outside of the viewer's branch, and without the right to see members.",
    resolve: (query, { member_id }, _args, { viewer }) =>
      may(viewer, 'member.read') ? prisma.member.findFirst({ ...query, where: { id: member_id, ...memberWhere(viewer) } }) : null,
  }),
);
