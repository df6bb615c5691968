import { maskName } from '@regulars/domain/members';
import { maskPhone } from '@regulars/domain/phone';
import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db } from '../../db.ts';
import { uuidPairOf } from '../../global-id.ts';
import { TenderMethod } from '../ledger/enums.ts';
import { previewRefund, type RefundPreview } from './pay-back.ts';
import { requireKnown } from '../ledger/place.ts';
import { loadSlip, type Slip } from './slip.ts';

const DepositSlip = builder.objectRef<Slip>('DepositSlip').implement({
  description: 'What is printed of a top-up or of its refund (存款单), for the store and for the member. Of a refund sums are below zero.',
  fields: (t) => ({
    number: t.exposeString('number', { description: 'Unique, as printed.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    storeName: t.exposeString('storeName', { description: 'Where.' }),
    storeAddress: t.exposeString('storeAddress', { nullable: true, description: 'Where that is.' }),
    storePhone: t.exposeString('storePhone', { nullable: true, description: 'How to ask there.' }),
    timeZone: t.exposeString('timeZone', {
      nullable: true,
      description: "IANA zone of the store, only where it differs from the chain's.",
    }),
    operatorName: t.exposeString('operatorName', { nullable: true, description: 'Who did it.' }),
    memberNumber: t.exposeString('memberNumber', { description: 'Whose value it is.' }),
    maskedName: t.string({
      description: 'The first character of each part of the name.',
      resolve: ({ memberName }) => maskName(memberName),
    }),
    maskedPhone: t.string({
      nullable: true,
      description: '138****5678; null without a phone.',
      resolve: ({ memberPhone }) => (memberPhone === null ? null : maskPhone(memberPhone)),
    }),
    method: t.expose('method', { type: TenderMethod, nullable: true, description: 'How it was paid.' }),
    reference: t.exposeString('reference', { nullable: true, description: 'Of the payment.' }),
    packageName: t.exposeString('packageName', { nullable: true, description: 'By which package.' }),
    principal: t.expose('principal', { type: 'Money', description: 'What was paid in.' }),
    bonus: t.expose('bonus', { type: 'Money', description: 'What the house gave on top.' }),
    points: t.exposeInt('points', { description: 'Points on top.' }),
    paid: t.expose('paid', { type: 'Money', description: 'Money that changed hands: of a refund less what was withheld.' }),
    principalAfter: t.expose('principalAfter', { type: 'Money', description: 'Principal after it.' }),
    bonusAfter: t.expose('bonusAfter', { type: 'Money', description: 'Bonus money after it.' }),
  }),
});

builder.prismaObjectField('JournalEntry', 'slip', (t) =>
  t.field({
    type: DepositSlip,
    nullable: true,
    description: 'The deposit slip; null of what is neither a top-up nor its refund.',
    complexity: 10,
    resolve: ({ member_id, id }) => loadSlip(db, member_id, id),
  }),
);

const TopUpRefundPreview = builder.objectRef<RefundPreview>('TopUpRefundPreview').implement({
  description: 'What paying back a top-up would come to.',
  fields: (t) => ({
    left: t.expose('left', { type: 'Money', description: 'Principal of this top-up that is left: the most that can be paid back.' }),
    amount: t.expose('amount', { type: 'Money', description: 'Principal that would be taken.' }),
    paidOut: t.expose('paidOut', { type: 'Money', description: 'What the member would get.' }),
    withheld: t.expose('withheld', {
      type: 'Money',
      description: 'Kept for bonus money that was spent, and for what coupons of the package took off.',
    }),
    bonusBack: t.expose('bonusBack', { type: 'Money', description: 'Bonus money that would be taken back.' }),
    pointsBack: t.exposeInt('pointsBack', { description: 'Points that would be taken back.' }),
    couponsBack: t.exposeInt('couponsBack', { description: 'Coupons of the package that would be taken back.' }),
    needsApproval: t.exposeBoolean('needsApproval', { description: 'Whether a second person must say yes.' }),
  }),
});

builder.queryField('topUpRefund', (t) =>
  t.field({
    type: TopUpRefundPreview,
    description: 'What paying back a top-up would come to, without doing it.',
    authScopes: { can: 'wallet.payBack' },
    args: {
      entryId: t.arg.globalID({
        required: true,
        description: 'The JournalEntry of the top-up, of an opening balance, or of a transfer that came in.',
      }),
      amount: t.arg({ type: 'Money', description: 'Of the principal; all that is left where left out.' }),
    },
    resolve: (_root, args, { viewer }) => {
      const [memberId, entryId] = uuidPairOf(args.entryId, 'JournalEntry', 'entryId');
      return withTx(db, async (tx) => {
        await requireKnown(tx, viewer, memberId, 'entryId');
        return previewRefund(tx, { memberId, entryId, amount: args.amount ?? null }, new Date());
      });
    },
  }),
);
