import { withTx } from '@regulars/db/tx';
import type { Permission } from '@regulars/domain/permissions';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { ACT_PERMISSIONS } from './acts.ts';
import { cardAt, cardKeyOf } from './key.ts';
import { requestPinReset, setPin } from './pin.ts';
import { changeCard, type PlainAct } from './service.ts';

const cardArgument = { required: true, description: 'The Card.' } as const;
const reasonArgument = { required: true, description: 'Why; at most 500 characters.' } as const;

builder.mutationFields((t) => {
  const act = (what: PlainAct & keyof typeof ACT_PERMISSIONS, description: string) => {
    const permission: Permission = ACT_PERMISSIONS[what];
    return t.prismaField({
      type: 'Card',
      description,
      authScopes: { can: permission },
      args: { id: t.arg.globalID(cardArgument), reason: t.arg.string(reasonArgument) },
      resolve: async (query, _root, { id, reason }, { viewer }) => {
        const card = cardKeyOf(id, 'id');
        await withTx(db, (tx) => changeCard(tx, viewer, card, { act: what, reason, now: new Date() }));
        return prisma.card.findUniqueOrThrow({ ...query, where: cardAt(card) });
      },
    });
  };
  return {
    reportCardLoss: act('REPORT_LOSS', 'Reports a card lost (挂失): it is refused everywhere from this moment on.'),
    cancelCardLoss: act('CANCEL_LOSS', 'A lost card was found (解除挂失): it is as it was before.'),
    freezeCard: act('FREEZE', 'Freezes a card (冻结): it is refused everywhere until it is unfrozen.'),
    unfreezeCard: act('UNFREEZE', 'Unfreezes a card (解冻): it is as it was before.'),
    closeCard: act('CLOSE', 'Closes a card (注销), for ever. What the member holds stays.'),
    activateCard: t.prismaField({
      type: 'Card',
      description: 'Lets an issued card be used (激活).',
      authScopes: { can: ACT_PERMISSIONS.ACTIVATE },
      args: { id: t.arg.globalID(cardArgument), reason: t.arg.string({ description: 'Why; at most 500 characters.' }) },
      resolve: async (query, _root, { id, reason }, { viewer }) => {
        const card = cardKeyOf(id, 'id');
        await withTx(db, (tx) => changeCard(tx, viewer, card, { act: 'ACTIVATE', reason, now: new Date() }));
        return prisma.card.findUniqueOrThrow({ ...query, where: cardAt(card) });
      },
    }),
    setCardPin: t.prismaField({
      type: 'Card',
      description: 'Sets the PIN of a card (设置密码), or changes it by the old one. Five wrong ones lock it.',
      authScopes: { can: 'card.pin' },
      args: {
        id: t.arg.globalID(cardArgument),
        pin: t.arg.string({ required: true, description: 'Six digits that are not easily guessed.' }),
        oldPin: t.arg.string({ description: 'The one until now, where there is one.' }),
      },
      resolve: async (query, _root, { id, pin, oldPin }, { viewer }) => {
        const card = cardKeyOf(id, 'id');
        await setPin(db, viewer, card, { pin, oldPin, now: new Date() });
        return prisma.card.findUniqueOrThrow({ ...query, where: cardAt(card) });
      },
    }),
    requestCardPinReset: t.prismaField({
      type: 'Approval',
      description: 'Asks a second person to take away a PIN that is locked or forgotten (重置密码), so that the member can set a new one.',
      authScopes: { can: 'card.pin' },
      args: { cardId: t.arg.globalID(cardArgument), reason: t.arg.string(reasonArgument) },
      resolve: async (query, _root, { cardId, reason }, { viewer }) => {
        const card = cardKeyOf(cardId, 'cardId');
        const { approvalId } = await withTx(db, (tx) => requestPinReset(tx, viewer, card, { reason, now: new Date() }));
        return prisma.approval.findUniqueOrThrow({ ...query, where: { id: approvalId } });
      },
    }),
  };
});
