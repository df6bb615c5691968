import { useQuery } from '@apollo/client/react';
import { TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Operation } from '../../components/Operation.tsx';
import { ReasonField } from '../../components/ReasonField.tsx';
import { Select } from '../../components/Select.tsx';
import { useAct } from '../../components/useAct.ts';
import { mutate } from '../../providers/apollo.ts';
import { StorePick, useStorePick } from '../wallet/StorePick.tsx';
import { ClaimCouponDocument, GivableTemplatesDocument, IssueCouponsDocument, RedeemCouponCodeDocument } from './documents.ts';

interface GiveProps {
  memberId: string;
  onDone: () => void;
  onClose: () => void;
}

/** A template of which coupons are given. */
function useTemplate(claimable: boolean | null) {
  const { data } = useQuery(GivableTemplatesDocument, { variables: { claimable }, fetchPolicy: 'network-only' });
  const templates = data?.couponTemplates.edges.map(({ node }) => node) ?? [];
  const [chosen, choose] = useState('');
  const id = (templates.find((one) => one.id === chosen) ?? templates[0])?.id ?? '';
  return { templates, id, choose, none: data !== undefined && templates.length === 0 };
}

const TemplatePick = ({ templates, id, choose, none }: ReturnType<typeof useTemplate>) => {
  const t = useTranslate();
  if (none) return <Typography color="text.secondary">{t('resources.coupons.no_templates')}</Typography>;
  return <Select label={t('resources.couponTemplates.name', { smart_count: 1 })} value={id} choices={templates} onChange={choose} />;
};

/** Gives coupons by hand. */
export const IssueDialog = ({ memberId, onDone, onClose }: GiveProps) => {
  const t = useTranslate();
  const place = useStorePick();
  const template = useTemplate(null);
  const [count, setCount] = useState('1');
  const [reason, setReason] = useState('');
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const it = useAct(onDone);
  const save = () => {
    const input = { couponTemplateId: template.id, memberId, storeId: place.storeId, count: Number(count), reason: reason || null };
    return it.act(() => mutate(IssueCouponsDocument, { idempotencyKey, input }), 'resources.coupons.given');
  };
  return (
    <Operation
      title={t('resources.coupons.give.issue')}
      action={t('resources.coupons.give.issue')}
      ready={template.id !== '' && place.storeId !== '' && Number(count) > 0}
      busy={it.busy}
      failure={it.failure}
      onClose={onClose}
      onSave={save}
    >
      <TemplatePick {...template} />
      <TextField
        required
        label={t('resources.coupons.fields.count')}
        value={count}
        onChange={({ target }) => setCount(target.value.replace(/\D/g, ''))}
        slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 3 } }}
      />
      <StorePick {...place} />
      <ReasonField value={reason} onChange={setReason} />
    </Operation>
  );
};

/** Takes a coupon for a member that is open for claiming. */
export const ClaimDialog = ({ memberId, onDone, onClose }: GiveProps) => {
  const t = useTranslate();
  const place = useStorePick();
  const template = useTemplate(true);
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const it = useAct(onDone);
  const save = () => {
    const input = { couponTemplateId: template.id, memberId, storeId: place.storeId };
    return it.act(() => mutate(ClaimCouponDocument, { idempotencyKey, input }), 'resources.coupons.given');
  };
  return (
    <Operation
      title={t('resources.coupons.give.claim')}
      action={t('resources.coupons.give.claim')}
      ready={template.id !== '' && place.storeId !== ''}
      busy={it.busy}
      failure={it.failure}
      onClose={onClose}
      onSave={save}
    >
      <TemplatePick {...template} />
      <StorePick {...place} />
    </Operation>
  );
};

/** Makes a code the member's coupon. */
export const RedeemDialog = ({ memberId, onDone, onClose }: GiveProps) => {
  const t = useTranslate();
  const place = useStorePick();
  const [code, setCode] = useState('');
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const it = useAct(onDone);
  const save = () => {
    const input = { code, memberId, storeId: place.storeId };
    return it.act(() => mutate(RedeemCouponCodeDocument, { idempotencyKey, input }), 'resources.coupons.given');
  };
  return (
    <Operation
      title={t('resources.coupons.give.redeem')}
      action={t('resources.coupons.give.redeem')}
      ready={code.trim() !== '' && place.storeId !== ''}
      busy={it.busy}
      failure={it.failure}
      onClose={onClose}
      onSave={save}
    >
      <TextField
        required
        autoFocus
        label={t('resources.coupons.fields.code')}
        helperText={t('resources.coupons.code_help')}
        value={code}
        onChange={({ target }) => setCode(target.value)}
        slotProps={{ htmlInput: { autoComplete: 'off', style: { fontVariantNumeric: 'tabular-nums' } } }}
      />
      <StorePick {...place} />
    </Operation>
  );
};
