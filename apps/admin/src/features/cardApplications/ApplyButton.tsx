import { useQuery } from '@apollo/client/react';
import { Button, FormControlLabel, Switch, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Operation } from '../../components/Operation.tsx';
import { Select } from '../../components/Select.tsx';
import { useAct } from '../../components/useAct.ts';
import { mutate } from '../../providers/apollo.ts';
import { LimitFields, limitsOf, NO_LIMITS } from '../cards/LimitFields.tsx';
import { CardTypesDocument } from '../cardTypes/documents.ts';
import { FindMember } from '../topUp/FindMember.tsx';
import { useFound } from '../topUp/useFound.ts';
import { StorePick, useStorePick } from '../wallet/StorePick.tsx';
import { CreateCardApplicationDocument } from './documents.ts';

const NOBODY = { name: '', phone: '', address: '', employer: '', income: '', note: '' };
const PERSON = ['name', 'phone', 'address'] as const;
const MORE = ['employer', 'income', 'note'] as const;

const ApplyDialog = ({ onClose }: { onClose: () => void }) => {
  const t = useTranslate();
  const place = useStorePick();
  const { data } = useQuery(CardTypesDocument, { variables: { archived: false } });
  const types = data?.cardTypes ?? [];
  const [chosen, choose] = useState('');
  const [known, setKnown] = useState(false);
  const [told, setTold] = useState(NOBODY);
  const [limits, setLimits] = useState(NO_LIMITS);
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const [member, payer] = [useFound(), useFound()];
  const it = useAct();
  const type = types.find(({ id }) => id === chosen) ?? types[0];
  const linked = type !== undefined && type.kind !== 'INDIVIDUAL';
  const field = (name: keyof typeof NOBODY) => (
    <TextField
      key={name}
      required={name === 'name'}
      label={t(`resources.cardApplications.fields.${name}`)}
      value={told[name]}
      onChange={({ target }) => setTold({ ...told, [name]: target.value })}
    />
  );
  const save = () => {
    const { name, phone, address, employer, income, note } = told;
    const who = known ? { memberId: member.found?.memberId ?? null } : { name, phone: phone || null, address: address || null };
    const link = linked ? { payerId: payer.found?.memberId ?? null, ...limitsOf(limits) } : {};
    const input = {
      storeId: place.storeId,
      typeId: type?.id ?? '',
      ...who,
      ...link,
      employer: employer || null,
      income: income || null,
      note: note || null,
    };
    return it.act(() => mutate(CreateCardApplicationDocument, { input, idempotencyKey }), 'resources.cardApplications.taken');
  };
  return (
    <Operation
      title={t('resources.cardApplications.apply')}
      action={t('resources.cardApplications.apply')}
      ready={type !== undefined && (known ? member.found !== null : told.name.trim() !== '') && (!linked || payer.found !== null)}
      busy={it.busy}
      failure={it.failure}
      onClose={onClose}
      onSave={save}
    >
      <StorePick {...place} />
      <Select label={t('resources.cards.fields.type')} value={type?.id ?? ''} choices={types} onChange={choose} />
      <FormControlLabel
        control={<Switch checked={known} onChange={(_, on) => setKnown(on)} />}
        label={t('resources.cardApplications.known')}
      />
      {known ? <FindMember label={t('resources.topUp.find')} it={member} /> : PERSON.map(field)}
      {linked && <FindMember label={t('resources.cards.issue.payer')} it={payer} />}
      {linked && <LimitFields value={limits} onChange={setLimits} />}
      {MORE.map(field)}
    </Operation>
  );
};

/** Takes an application. */
export const ApplyButton = () => {
  const t = useTranslate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="contained" onClick={() => setOpen(true)}>
        {t('resources.cardApplications.apply')}
      </Button>
      {open && <ApplyDialog onClose={() => setOpen(false)} />}
    </>
  );
};
