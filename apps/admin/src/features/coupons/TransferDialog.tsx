import { Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Operation } from '../../components/Operation.tsx';
import { useAct } from '../../components/useAct.ts';
import { mutate } from '../../providers/apollo.ts';
import { FindMember } from '../topUp/FindMember.tsx';
import { useFound } from '../topUp/useFound.ts';
import { StorePick, useStorePick } from '../wallet/StorePick.tsx';
import { TransferCouponDocument } from './documents.ts';
import type { CouponDialogProps } from './VoidDialog.tsx';

/** Hands a coupon on to another member, found by an exact number, card or phone. */
export const TransferDialog = ({ coupon, onDone, onClose }: CouponDialogProps) => {
  const t = useTranslate();
  const place = useStorePick();
  const to = useFound();
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const it = useAct(onDone);
  const { storeId } = place;
  const toMemberId = to.found?.memberId ?? '';
  return (
    <Operation
      title={t('resources.coupons.transfer_title', { name: coupon.template.name })}
      action={t('resources.coupons.transfer')}
      ready={toMemberId !== '' && storeId !== ''}
      busy={it.busy}
      failure={it.failure}
      onClose={onClose}
      onSave={() =>
        it.act(
          () => mutate(TransferCouponDocument, { idempotencyKey, id: coupon.id, toMemberId, storeId }),
          'resources.coupons.transferred',
        )
      }
    >
      <Typography color="text.secondary">{t('resources.coupons.transfer_help')}</Typography>
      <FindMember label={t('resources.coupons.to')} it={to} />
      <StorePick {...place} />
    </Operation>
  );
};
