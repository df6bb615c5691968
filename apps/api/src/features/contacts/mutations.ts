import type { Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { DomainError } from '@regulars/domain/errors';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { optionalUuid, uuidOf, uuidPairOf } from '../../global-id.ts';
import type { Viewer } from '../../viewer.ts';
import { ContactDirection, ContactKind, ContactOutcome } from './enums.ts';
import { cancelFollowUp, completeFollowUp, planFollowUp, updateFollowUp } from './follow-ups.ts';
import { logContact, type OwnKey, updateContact } from './service.ts';

type GlobalId = { typename: string; id: string };

/** The key behind a global id of what a member owns. */
function keyOf(given: GlobalId, typename: string): OwnKey {
  const [memberId, id] = uuidPairOf(given, typename, 'id');
  return { memberId, id };
}

/** The member's own sale. @throws BAD_ID, NOT_FOUND: it is another's */
function saleIdOf(given: GlobalId | null | undefined, memberId: string): string | null | undefined {
  if (!given) return given;
  const [buyer, sale] = uuidPairOf(given, 'Sale', 'saleId');
  if (buyer !== memberId) throw new DomainError('NOT_FOUND', {}, 'saleId');
  return sale;
}

const where = ({ memberId: member_id, id }: OwnKey) => ({ member_id_id: { member_id, id } });

const told = {
  outcome: 'How it ended: see ContactOutcome; left out: not yet.',
  text: 'What was said, at most 2,000 characters.',
  sale: 'What it is about, a Sale of the member.',
  store: 'Whose it is, an Org; left out, the home store.',
  assignee: 'Who is to do it, an Employee of the branch; null: whoever has time.',
  dueOn: "Business day of the store, from today's to a year ahead.",
  ask: 'What to ask, at most 500 characters.',
};

const LogContactInput = builder.inputType('LogContactInput', {
  description: 'A contact with a member.',
  fields: (t) => ({
    memberId: t.globalID({ required: true, description: 'The Member.' }),
    kind: t.field({ type: ContactKind, required: true, description: 'How.' }),
    direction: t.field({ type: ContactDirection, required: true, description: 'Who began; a complaint is IN.' }),
    outcome: t.field({ type: ContactOutcome, description: told.outcome }),
    text: t.string({ description: told.text }),
    at: t.field({ type: 'DateTime', description: 'When; left out, now.' }),
    storeId: t.globalID({ description: told.store }),
    saleId: t.globalID({ description: told.sale }),
  }),
});

const UpdateContactInput = builder.inputType('UpdateContactInput', {
  description: 'What came of a contact; what is left out stays as it is.',
  fields: (t) => ({
    outcome: t.field({ type: ContactOutcome, description: told.outcome }),
    text: t.string({ description: told.text }),
    saleId: t.globalID({ description: told.sale }),
  }),
});

const PlanFollowUpInput = builder.inputType('PlanFollowUpInput', {
  description: 'A follow-up.',
  fields: (t) => ({
    memberId: t.globalID({ required: true, description: 'The Member.' }),
    dueOn: t.field({ type: 'Date', required: true, description: told.dueOn }),
    text: t.string({ required: true, description: told.ask }),
    assigneeId: t.globalID({ description: told.assignee }),
    storeId: t.globalID({ description: told.store }),
    saleId: t.globalID({ description: told.sale }),
  }),
});

const UpdateFollowUpInput = builder.inputType('UpdateFollowUpInput', {
  description: 'Changes to a follow-up that is planned; what is left out stays as it is.',
  fields: (t) => ({
    dueOn: t.field({ type: 'Date', description: told.dueOn }),
    text: t.string({ description: `${told.ask} Cannot be emptied.` }),
    assigneeId: t.globalID({ description: told.assignee }),
  }),
});

const CompleteFollowUpInput = builder.inputType('CompleteFollowUpInput', {
  description: 'What came of a follow-up; it is noted as a contact as well.',
  fields: (t) => ({
    kind: t.field({ type: ContactKind, required: true, description: 'How the member was asked; no complaint.' }),
    outcome: t.field({ type: ContactOutcome, required: true, description: 'How it ended.' }),
    result: t.string({ required: true, description: 'What came of it, at most 500 characters.' }),
    againOn: t.field({ type: 'Date', description: 'Ask again on this day: another follow-up is planned.' }),
  }),
});

builder.mutationFields((t) => ({
  logContact: t.prismaField({
    type: 'Contact',
    description: 'Notes a contact with a member.',
    authScopes: { can: 'contact.write' },
    args: { input: t.arg({ type: LogContactInput, required: true }) },
    resolve: async (query, _root, { input }, { viewer }) => {
      const memberId = uuidOf(input.memberId, 'Member', 'memberId');
      const storeId = optionalUuid(input.storeId, 'Org', 'storeId');
      const contact = { ...input, memberId, storeId, saleId: saleIdOf(input.saleId, memberId) };
      const key = await withTx(db, (tx) => logContact(tx, viewer, contact, new Date()));
      return prisma.contact.findUniqueOrThrow({ ...query, where: where(key) });
    },
  }),
  updateContact: t.prismaField({
    type: 'Contact',
    description: 'Says what came of a contact, or corrects it.',
    authScopes: { can: 'contact.write' },
    args: {
      id: t.arg.globalID({ required: true, description: 'The Contact.' }),
      input: t.arg({ type: UpdateContactInput, required: true }),
    },
    resolve: async (query, _root, { id, input }, { viewer }) => {
      const key = keyOf(id, 'Contact');
      const change = { ...input, saleId: saleIdOf(input.saleId, key.memberId) };
      await withTx(db, (tx) => updateContact(tx, viewer, key, change));
      return prisma.contact.findUniqueOrThrow({ ...query, where: where(key) });
    },
  }),
  planFollowUp: t.prismaField({
    type: 'FollowUp',
    description: 'Plans a follow-up.',
    authScopes: { can: 'contact.write' },
    args: { input: t.arg({ type: PlanFollowUpInput, required: true }) },
    resolve: async (query, _root, { input }, { viewer }) => {
      const memberId = uuidOf(input.memberId, 'Member', 'memberId');
      const storeId = optionalUuid(input.storeId, 'Org', 'storeId');
      const assigneeId = optionalUuid(input.assigneeId, 'Employee', 'assigneeId');
      const followUp = { ...input, memberId, storeId, assigneeId, saleId: saleIdOf(input.saleId, memberId) };
      const key = await withTx(db, (tx) => planFollowUp(tx, viewer, followUp, new Date()));
      return prisma.followUp.findUniqueOrThrow({ ...query, where: where(key) });
    },
  }),
}));

builder.mutationFields((t) => {
  const args = { id: t.arg.globalID({ required: true, description: 'The FollowUp.' }) };
  const changed = async (id: GlobalId, work: (tx: Tx, key: OwnKey) => Promise<void>): Promise<OwnKey> => {
    const key = keyOf(id, 'FollowUp');
    await withTx(db, (tx) => work(tx, key));
    return key;
  };
  return {
    updateFollowUp: t.prismaField({
      type: 'FollowUp',
      description: 'Gives a follow-up to somebody else, another day or other words.',
      authScopes: { can: 'contact.write' },
      args: { ...args, input: t.arg({ type: UpdateFollowUpInput, required: true }) },
      resolve: async (query, _root, { id, input }, { viewer }) => {
        const change = { ...input, assigneeId: optionalUuid(input.assigneeId, 'Employee', 'assigneeId') };
        const key = await changed(id, (tx, own) => updateFollowUp(tx, viewer, own, change, new Date()));
        return prisma.followUp.findUniqueOrThrow({ ...query, where: where(key) });
      },
    }),
    completeFollowUp: t.prismaField({
      type: 'FollowUp',
      description: 'Ends a follow-up with what came of it.',
      authScopes: { can: 'contact.write' },
      args: { ...args, input: t.arg({ type: CompleteFollowUpInput, required: true }) },
      resolve: async (query, _root, { id, input }, { viewer }) => {
        const key = await changed(id, (tx, own) => complete(tx, viewer, own, input));
        return prisma.followUp.findUniqueOrThrow({ ...query, where: where(key) });
      },
    }),
    cancelFollowUp: t.prismaField({
      type: 'FollowUp',
      description: 'Cancels a follow-up.',
      authScopes: { can: 'contact.write' },
      args: { ...args, reason: t.arg.string({ required: true, description: 'Why, at most 500 characters.' }) },
      resolve: async (query, _root, { id, reason }, { viewer }) => {
        const key = await changed(id, (tx, own) => cancelFollowUp(tx, viewer, own, reason, new Date()));
        return prisma.followUp.findUniqueOrThrow({ ...query, where: where(key) });
      },
    }),
  };
});

function complete(tx: Tx, viewer: Viewer, key: OwnKey, input: typeof CompleteFollowUpInput.$inferInput): Promise<void> {
  const { kind, ...rest } = input;
  if (kind === 'COMPLAINT') throw new DomainError('CONTACT_DIRECTION', {}, 'kind');
  return completeFollowUp(tx, viewer, key, { ...rest, kind }, new Date());
}
