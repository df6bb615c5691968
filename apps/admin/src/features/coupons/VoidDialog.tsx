import { Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Operation } from '../../components/Operation.tsx';
import { ReasonField } from '../../components/ReasonField.tsx';
import { useAct } from '../../components/useAct.ts';
import { mutate } from '../../providers/apollo.ts';
import { StorePick, useStorePick } from '../wallet/StorePick.tsx';
import { VoidCouponDocument } from './documents.ts';
import type { Coupon } from './MemberCoupons.tsx';

export interface CouponDialogProps {
  coupon: Coupon;
  onDone: () => void;
  onClose: () => void;
}

/** Takes a coupon away. */
export const VoidDialog = ({ coupon, onDone, onClose }: CouponDialogProps) => {
  const t = useTranslate();
  const place = useStorePick();
  const [reason, setReason] = useState('');
  const it = useAct(onDone);
  const { storeId } = place;
  return (
    <Operation
      title={t('resources.coupons.void_title', { name: coupon.template.name })}
      action={t('resources.coupons.void')}
      ready={reason.trim() !== '' && storeId !== ''}
      busy={it.busy}
      failure={it.failure}
      danger
      onClose={onClose}
      onSave={() => it.act(() => mutate(VoidCouponDocument, { id: coupon.id, storeId, reason }), 'resources.coupons.voided')}
    >
      <Typography color="text.secondary">{t('resources.coupons.void_help')}</Typography>
      <ReasonField value={reason} onChange={setReason} autoFocus />
      <StorePick {...place} />
    </Operation>
  );
};
