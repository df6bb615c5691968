import { useQuery } from '@apollo/client/react';
import { Box, Button, TextField, Typography } from '@mui/material';
import { formatMoney, parseMoney } from '@regulars/domain/money';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Select } from '../../components/Select.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { useMay, useViewer } from '../../providers/viewer.ts';
import { Ask } from './Ask.tsx';
import type { Extra } from './basket.ts';
import { ExtrasDocument } from './documents.ts';

type Choice = Omit<Extra, 'key'>;

/** What can be sold beside goods, of one kind. */
const Choices = ({ kind, choices, onAdd }: { kind: Extra['kind']; choices: readonly Choice[]; onAdd: (extra: Choice) => void }) => {
  const t = useTranslate();
  const { money } = useFormat();
  if (choices.length === 0) return null;
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Typography variant="h3">{t(`resources.till.extra.${kind}`)}</Typography>
      <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(200px, 1fr))', gap: 2 }}>
        {choices.map((choice) => (
          <Button
            key={choice.id}
            variant="outlined"
            color="inherit"
            onClick={() => onAdd(choice)}
            sx={{ minHeight: 56, justifyContent: 'space-between', textAlign: 'left', borderColor: 'divider' }}
          >
            <span>{choice.name}</span>
            <strong>{money(choice.amount)}</strong>
          </Button>
        ))}
      </Box>
    </Box>
  );
};

interface ExtrasDialogProps {
  storeId: string;
  sellers: readonly { id: string; name: string }[];
  onAdd: (extra: Choice) => void;
  onClose: () => void;
}

/** F6: a top-up, a pass or a card for the member, in the same bill. */
export const ExtrasDialog = ({ storeId, sellers, onAdd: add, onClose }: ExtrasDialogProps) => {
  const t = useTranslate();
  const [amount, setAmount] = useState('');
  const [employeeId, setEmployeeId] = useState('');
  const onAdd = (extra: Choice) => add({ ...extra, employeeId: employeeId || null });
  const { minorDigits } = useViewer().chain;
  const { data } = useQuery(ExtrasDocument, { variables: { storeId } });
  const [topUps, passes, cards] = [useMay('wallet.topUp'), useMay('pass.sell'), useMay('card.issue')];
  const packages = topUps ? (data?.offeredPackages ?? []) : [];
  const types = cards ? (data?.cardTypes.filter(({ kind }) => kind === 'INDIVIDUAL') ?? []) : [];
  const right = /^\d+(\.\d{1,2})?$/.test(amount) && Number(amount) > 0;
  const own = () =>
    onAdd({ kind: 'TOP_UP', id: null, name: t('resources.topUp.name'), amount: formatMoney(parseMoney(amount, minorDigits), minorDigits) });
  return (
    <Ask
      title={t('resources.till.extras')}
      action={t('resources.till.add_top_up')}
      ready={right}
      width="md"
      onClose={onClose}
      onSubmit={own}
    >
      {topUps && (
        <TextField
          label={t('resources.till.top_up_amount')}
          value={amount}
          onChange={({ target }) => setAmount(target.value.replace('。', '.').trim())}
          autoFocus
          autoComplete="off"
          slotProps={{ htmlInput: { inputMode: 'decimal' } }}
        />
      )}
      {sellers.length > 0 && (
        <Select
          label={t('resources.till.seller')}
          value={employeeId}
          choices={[{ id: '', name: t('resources.till.nobody_sells') }, ...sellers]}
          onChange={setEmployeeId}
        />
      )}
      <Choices
        kind="TOP_UP"
        choices={packages.map(({ id, name, payFrom }) => ({ kind: 'TOP_UP', id, name, amount: payFrom }))}
        onAdd={onAdd}
      />
      <Choices
        kind="PASS"
        choices={passes ? (data?.passTypes ?? []).map(({ id, name, price }) => ({ kind: 'PASS', id, name, amount: price })) : []}
        onAdd={onAdd}
      />
      <Choices kind="CARD" choices={types.map(({ id, name, issueFee }) => ({ kind: 'CARD', id, name, amount: issueFee }))} onAdd={onAdd} />
    </Ask>
  );
};
