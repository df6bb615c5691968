import { useQuery } from '@apollo/client/react';
import { Alert, Box, Button, TextField, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useEffect } from 'react';
import { Title, useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router';
import { useFormat } from '../../components/useFormat.ts';
import { useViewer } from '../../providers/viewer.ts';
import { ShiftNote } from '../shifts/ShiftNote.tsx';
import { SellerPick, useSellerPick } from '../wallet/SellerPick.tsx';
import { StorePick, useStorePick } from '../wallet/StorePick.tsx';
import { OfferedPackagesDocument } from './documents.ts';
import { Done } from './Done.tsx';
import { FindMember } from './FindMember.tsx';
import { gets, type Offer } from './gets.ts';
import { useFound } from './useFound.ts';
import { METHODS, useTopUp } from './useTopUp.ts';

interface ChoicesProps<Value extends string> {
  label: string;
  value: Value;
  choices: readonly (readonly [Value, string])[];
  onChange: (value: Value) => void;
}

/** A few choices side by side, reached by keys. */
function Choices<Value extends string>({ label, value, choices, onChange }: ChoicesProps<Value>) {
  return (
    <Box>
      <Typography variant="body2" color="text.secondary" sx={{ mb: 1 }}>
        {label}
      </Typography>
      <ToggleButtonGroup
        exclusive
        size="small"
        aria-label={label}
        value={value}
        onChange={(_event, chosen: Value | null) => chosen !== null && onChange(chosen)}
        sx={{ flexWrap: 'wrap', gap: 1, '& .MuiToggleButton-root': { border: 1, borderColor: 'divider', borderRadius: 1, ml: 0 } }}
      >
        {choices.map(([id, name]) => (
          <ToggleButton key={id} value={id} sx={{ textTransform: 'none' }}>
            {name}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </Box>
  );
}

/** What the member will have of it. */
const Gets = ({ amount, offer }: { amount: string; offer: Offer | null }) => {
  const t = useTranslate();
  const { money, count } = useFormat();
  const { minorDigits } = useViewer().chain;
  const result = gets(amount, offer, minorDigits);
  if (!result) return null;
  const value =
    Number(result.bonus) > 0
      ? t('resources.topUp.gets_bonus', { amount: money(result.total), bonus: money(result.bonus) })
      : money(result.total);
  const points = result.points > 0 ? t('resources.topUp.points', { smart_count: result.points, points: count(result.points) }) : '';
  return (
    <Typography>
      {t('resources.topUp.gets')} <strong>{[value, points].filter(Boolean).join(' + ')}</strong>
    </Typography>
  );
};

interface PaymentProps {
  it: ReturnType<typeof useTopUp>;
  store: ReturnType<typeof useStorePick>;
  seller: ReturnType<typeof useSellerPick>;
  archived: boolean;
}

/** How much, by which package, how it is paid. */
const Payment = ({ it, store, seller, archived }: PaymentProps) => {
  const t = useTranslate();
  const { money } = useFormat();
  const { storeId } = store;
  const { data } = useQuery(OfferedPackagesDocument, { variables: { storeId }, skip: storeId === '' });
  const offers = data?.offeredPackages ?? [];
  const offer = offers.find(({ id }) => id === it.packageId) ?? null;
  const label = (word: string) => t(`resources.topUp.${word}`);
  return (
    <Box
      component="form"
      sx={{ display: 'grid', gap: 4 }}
      onSubmit={(event) => {
        event.preventDefault();
        void it.save();
      }}
    >
      <StorePick {...store} />
      {offers.length > 0 && (
        <Choices
          label={label('packages')}
          value={offer?.id ?? ''}
          choices={[['', label('none')], ...offers.map(({ id, name }) => [id, name] as const)]}
          onChange={(id) => it.choose(offers.find((one) => one.id === id) ?? null)}
        />
      )}
      <TextField
        label={label('amount')}
        value={it.amount}
        onChange={({ target }) => it.setAmount(target.value.replace('。', '.').trim())}
        slotProps={{ htmlInput: { inputMode: 'decimal', style: { textAlign: 'right', fontSize: 20 } } }}
      />
      <Choices
        label={label('method')}
        value={it.method}
        choices={METHODS.map((method) => [method, label(`methods.${method}`)] as const)}
        onChange={it.setMethod}
      />
      {it.method !== 'CASH' && (
        <TextField
          label={label('reference')}
          value={it.reference}
          onChange={({ target }) => it.setReference(target.value)}
          slotProps={{ htmlInput: { maxLength: 64 } }}
        />
      )}
      <SellerPick {...seller} />
      <ShiftNote storeId={storeId} />
      <Gets amount={it.amount} offer={offer} />
      {it.failure && <Alert severity="error">{it.failure}</Alert>}
      <Button type="submit" size="large" variant="contained" disabled={!it.ready || archived} loading={it.busy}>
        {t('resources.topUp.action', { amount: it.ready ? money(it.amount) : '' })}
      </Button>
    </Box>
  );
};

/** Like a till: find the member, say how much, take the money. A link may name the member by `member`, the number. */
const TopUpPage = () => {
  const t = useTranslate();
  const [params] = useSearchParams();
  const who = useFound();
  const store = useStorePick();
  const seller = useSellerPick(store.storeId);
  const it = useTopUp({ storeId: store.storeId, memberId: who.found?.memberId ?? '', employeeId: seller.employeeId });
  const named = params.get('member');
  const { look } = who;
  useEffect(() => {
    if (named) void look(named);
  }, [named, look]);
  const again = () => {
    it.reset();
    who.forget();
  };
  return (
    <Box sx={{ maxWidth: 640 }}>
      <Title title={t('resources.topUp.name', { smart_count: 2 })} />
      {it.made ? (
        <Done made={it.made} onNext={again} />
      ) : (
        <Box sx={{ display: 'grid', gap: 5 }}>
          <FindMember label={t('resources.topUp.find')} it={who} />
          <Payment it={it} store={store} seller={seller} archived={who.found?.archived ?? false} />
        </Box>
      )}
    </Box>
  );
};

export default TopUpPage;
