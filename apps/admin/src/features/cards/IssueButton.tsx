import { useQuery } from '@apollo/client/react';
import { Alert, Button, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Operation } from '../../components/Operation.tsx';
import { Select } from '../../components/Select.tsx';
import { useAct } from '../../components/useAct.ts';
import { useFormat } from '../../components/useFormat.ts';
import type { TopUpMethod } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { CardTypesDocument } from '../cardTypes/documents.ts';
import { useShiftAt } from '../shifts/useShiftAt.ts';
import { FindMember } from '../topUp/FindMember.tsx';
import { useFound } from '../topUp/useFound.ts';
import { SellerPick, useSellerPick } from '../wallet/SellerPick.tsx';
import { StorePick, useStorePick } from '../wallet/StorePick.tsx';
import { FeePaid } from './FeePaid.tsx';
import { LimitFields, limitsOf, NO_LIMITS } from './LimitFields.tsx';
import { IssueCardDocument } from './mutations.ts';

interface Props {
  holder: { id: string; name: string; archivedAt?: string | null };
  onDone: () => void;
}

const IssueDialog = ({ holder, onDone, onClose }: Props & { onClose: () => void }) => {
  const t = useTranslate();
  const { money } = useFormat();
  const place = useStorePick();
  const shiftId = useShiftAt(place.storeId);
  const seller = useSellerPick(place.storeId);
  const { data } = useQuery(CardTypesDocument, { variables: { archived: false } });
  const types = data?.cardTypes ?? [];
  const [chosen, choose] = useState('');
  const [number, setNumber] = useState('');
  const [limits, setLimits] = useState(NO_LIMITS);
  const [method, setMethod] = useState<TopUpMethod>('CASH');
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const payer = useFound();
  const it = useAct(onDone);
  const type = types.find(({ id }) => id === chosen) ?? types[0];
  const linked = type !== undefined && type.kind !== 'INDIVIDUAL';
  const save = () => {
    const input = {
      storeId: place.storeId,
      shiftId,
      memberId: holder.id,
      employeeId: seller.employeeId,
      typeId: type?.id ?? '',
      number: number || null,
      ...(linked && { payerId: payer.found?.memberId ?? null, ...limitsOf(limits) }),
      ...(Number(type?.issueFee) > 0 && { method }),
    };
    return it.act(
      () => mutate(IssueCardDocument, { input, idempotencyKey }),
      ({ issueCard }) => t('resources.cards.issue.done', { number: issueCard.number }),
    );
  };
  return (
    <Operation
      title={t('resources.cards.issue.title', { name: holder.name })}
      action={t('resources.cards.issue.action')}
      ready={type !== undefined && place.storeId !== '' && (!linked || payer.found !== null)}
      busy={it.busy}
      failure={it.failure}
      onClose={onClose}
      onSave={save}
    >
      <StorePick {...place} />
      {data && types.length === 0 ? (
        <Alert severity="info">{t('resources.cards.issue.empty')}</Alert>
      ) : (
        <Select
          label={t('resources.cards.fields.type')}
          value={type?.id ?? ''}
          choices={types.map(({ id, name, issueFee }) => ({ id, name: Number(issueFee) > 0 ? `${name} · ${money(issueFee)}` : name }))}
          onChange={choose}
        />
      )}
      {linked && <FindMember label={t('resources.cards.issue.payer')} it={payer} />}
      {linked && <LimitFields value={limits} onChange={setLimits} />}
      <TextField
        label={t('resources.cards.fields.blank')}
        helperText={t('resources.cards.blank_help')}
        value={number}
        onChange={({ target }) => setNumber(target.value)}
      />
      <SellerPick {...seller} />
      <FeePaid fee={type?.issueFee} storeId={place.storeId} method={method} onChange={setMethod} />
    </Operation>
  );
};

/** Gives the member a card. */
export const IssueButton = (props: Props) => {
  const t = useTranslate();
  const [open, setOpen] = useState(false);
  if (props.holder.archivedAt) return null;
  return (
    <>
      <Button variant="outlined" onClick={() => setOpen(true)}>
        {t('resources.cards.issue.action')}
      </Button>
      {open && <IssueDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
};
