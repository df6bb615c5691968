import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { optionalUuid, uuidOf } from '../../global-id.ts';
import { once } from '../../idempotency.ts';
import { TopUpMethod } from '../ledger/enums.ts';
import { Gender } from '../members/schema.ts';
import { applyForCard, withdrawApplication } from './applications.ts';
import { checkCredit } from './approve.ts';

const CardApplicationInput = builder.inputType('CardApplicationInput', {
  description: 'What stands on the form. Of a member who applies the personal data are left out.',
  fields: (t) => ({
    storeId: t.globalID({ required: true, description: 'The store that takes it, and will issue the card.' }),
    typeId: t.globalID({ required: true, description: 'The CardType that is asked for, in use.' }),
    memberId: t.globalID({ description: 'The Member who applies; left out, somebody who is to become one.' }),
    payerId: t.globalID({ description: 'The Member whose accounts the card is to spend from: of all but an INDIVIDUAL card.' }),
    perDay: t.field({ type: 'Money', description: 'What a linked card may spend a day, not negative; null: no limit.' }),
    perMonth: t.field({ type: 'Money', description: 'The same a month.' }),
    inAll: t.field({ type: 'Money', description: 'The same in all.' }),
    organisation: t.boolean({ description: 'Whether an organisation applies.' }),
    name: t.string({ description: 'Needed of who is no member yet; at most 100 characters.' }),
    phone: t.string({ description: 'A Chinese mobile or landline, or + and the country code.' }),
    gender: t.field({ type: Gender, description: 'As the person says.' }),
    birthday: t.field({ type: 'Date', description: 'Day of birth, not in the future.' }),
    address: t.string({ description: 'Postal address, at most 500 characters.' }),
    employer: t.string({ description: 'Who pays the income, at most 200 characters.' }),
    income: t.field({ type: 'Money', description: 'A month, not negative.' }),
    note: t.string({ description: 'For whoever decides, at most 2,000 characters.' }),
  }),
});

const CreditCheckInput = builder.inputType('CreditCheckInput', {
  description: 'What was found out about who applies.',
  fields: (t) => ({
    passed: t.boolean({ required: true, description: 'true: it is put before somebody else; false: it is refused.' }),
    score: t.int({ description: '0 to 1,000.' }),
    limit: t.field({ type: 'Money', description: 'What one would lend, not negative.' }),
    note: t.string({ description: 'At most 500 characters; a refusal needs it.' }),
    method: t.field({ type: TopUpMethod, description: 'How the fee of the card is paid; needed where there is one.' }),
  }),
});

const idArgument = { required: true, description: 'The CardApplication.' } as const;

builder.mutationFields((t) => ({
  createCardApplication: t.prismaField({
    type: 'CardApplication',
    description: 'Takes an application for a basic or supplementary card (受理申请).',
    authScopes: { can: 'card.apply' },
    args: {
      idempotencyKey: t.arg.string({
        required: true,
        description: 'At least 8 characters; the same key with the same input is done once, for ever.',
      }),
      input: t.arg({ type: CardApplicationInput, required: true }),
    },
    resolve: async (query, _root, { idempotencyKey: key, input }, { viewer }) => {
      const form = {
        ...input,
        storeId: uuidOf(input.storeId, 'Org', 'storeId'),
        typeId: uuidOf(input.typeId, 'CardType', 'typeId'),
        memberId: optionalUuid(input.memberId, 'Member', 'memberId'),
        payerId: optionalUuid(input.payerId, 'Member', 'payerId'),
        now: new Date(),
      };
      const { applicationId } = await withTx(db, (tx) =>
        once(tx, viewer, key, { createCardApplication: input }, () => applyForCard(tx, viewer, form)),
      );
      return prisma.cardApplication.findUniqueOrThrow({ ...query, where: { id: applicationId } });
    },
  }),
  checkCardApplication: t.prismaField({
    type: 'CardApplication',
    description:
      'Notes what was found out (信用核查). Who passed waits for the approval of somebody else; then member and card are made at once.',
    authScopes: { can: 'card.apply' },
    args: { id: t.arg.globalID(idArgument), input: t.arg({ type: CreditCheckInput, required: true }) },
    resolve: async (query, _root, { input, ...args }, { viewer }) => {
      const id = uuidOf(args.id, 'CardApplication', 'id');
      await withTx(db, (tx) => checkCredit(tx, viewer, id, { ...input, now: new Date() }));
      return prisma.cardApplication.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  withdrawCardApplication: t.prismaField({
    type: 'CardApplication',
    description: 'Ends an application that nobody has looked into yet (撤回).',
    authScopes: { can: 'card.apply' },
    args: { id: t.arg.globalID(idArgument), reason: t.arg.string({ required: true, description: 'Why; at most 500 characters.' }) },
    resolve: async (query, _root, { reason, ...args }, { viewer }) => {
      const id = uuidOf(args.id, 'CardApplication', 'id');
      await withTx(db, (tx) => withdrawApplication(tx, viewer, id, reason, new Date()));
      return prisma.cardApplication.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
}));
