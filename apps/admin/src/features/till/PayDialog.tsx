import { Box, Button, Dialog, DialogContent, TextField, Typography, Alert } from '@mui/material';
import { parseMoney } from '@regulars/domain/money';
import { type KeyboardEvent, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from '../../components/useFormat.ts';
import { useViewer } from '../../providers/viewer.ts';
import { type Basket, moneyText } from './basket.ts';
import { KeyButton } from './KeyButton.tsx';
import { storedOf } from './MemberStrip.tsx';
import type { Quote } from './useQuote.ts';
import { balance, type Given, isPaidAtOnce, likelyCash, type Method, METHODS, mostOf } from './pay.ts';
import type { Failure } from './usePaying.ts';
import { type Refusal, whyNot } from './whyNot.ts';

interface PayProps {
  basket: Basket;
  quote: Quote | null;
  /** Minor units. */
  due: number;
  busy: boolean;
  failure: Failure | null;
  onPay: (given: Given[]) => void;
  onClose: () => void;
}

/** What is typed; null: no amount. */
function typed(text: string, digits: number): number | null {
  try {
    return parseMoney(text, digits);
  } catch {
    return null;
  }
}

/** What the customer gives, one method after another. */
function usePay({ basket, quote, due, onPay }: PayProps) {
  const { minorDigits: digits } = useViewer().chain;
  const [given, setGiven] = useState<Given[]>([]);
  const [method, setMethod] = useState<Method>('CASH');
  const [text, setText] = useState('');
  const [pin, setPin] = useState('');
  const [refused, setRefused] = useState<Method | null>(null);
  const stored = basket.member ? storedOf(basket.member) : null;
  const { left } = balance(due, given);
  const limits: Partial<Record<Method, number | null>> = { STORED_VALUE: stored, POINTS: Number(quote?.points?.worth ?? 0) };
  const limit = limits[method];
  const most = mostOf(method, given, left, limit == null ? null : Math.round(limit * 10 ** digits));
  const amount = text === '' ? most : typed(text, digits);
  // until another method is chosen: whoever pressed Points and Enter has not meant cash
  const wrong = refused !== null || amount === null || amount < 0 || (method !== 'CASH' && amount > most) || (amount === 0 && left > 0);
  const now = wrong ? given : [...given, { method, amount, pin }];
  const refusal = (one: Method) => whyNot(one, basket, quote);
  /** Takes the method, or says why it cannot be. */
  const choose = (one: Method) => {
    setRefused(refusal(one) && one);
    if (!refusal(one)) setMethod(one);
  };
  const submit = () => {
    if (wrong) return;
    if (balance(due, now).left === 0) return onPay(now);
    setGiven(now);
    setText('');
    setPin('');
    setMethod('CASH');
  };
  return {
    digits,
    given,
    setGiven,
    method,
    choose,
    refusal,
    refused: refused && refusal(refused),
    text,
    setText,
    pin,
    setPin,
    left,
    most,
    wrong,
    submit,
    after: balance(due, now),
  };
}

type It = ReturnType<typeof usePay>;

const Methods = ({ it, basket }: { it: It; basket: Basket }) => {
  const t = useTranslate();
  const { count } = useFormat();
  const tell = ({ words, missing }: Refusal) => t(`resources.till.why_not.${words}`, { missing: count(missing) });
  return (
    <>
      <Box
        component="fieldset"
        aria-label={t('resources.topUp.method')}
        sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(120px, 1fr))', gap: 2, border: 0, m: 0, p: 0, minWidth: 0 }}
      >
        {METHODS.map(([method, key]) => (
          <KeyButton
            key={method}
            hint={key}
            variant={it.method === method ? 'contained' : 'outlined'}
            aria-pressed={it.method === method}
            aria-disabled={it.refusal(method) !== null}
            color={it.refusal(method) ? 'inherit' : 'primary'}
            onClick={() => it.choose(method)}
            sx={it.refusal(method) ? { color: 'text.disabled', borderColor: 'divider' } : {}}
          >
            {t(`resources.till.methods.${method}`)}
          </KeyButton>
        ))}
      </Box>
      {basket.extras.some(isPaidAtOnce) && (
        <Typography variant="body2" color="text.secondary">
          {t('resources.till.one_method')}
        </Typography>
      )}
      <Box component="output" sx={{ display: 'block', '&:empty': { display: 'none' } }}>
        {it.refused && <Alert severity="info">{tell(it.refused)}</Alert>}
      </Box>
    </>
  );
};

/** What is given so far, and what that leaves. */
const Sums = ({ it }: { it: It }) => {
  const t = useTranslate();
  const { money } = useFormat();
  const sum = (amount: number) => money(moneyText(amount, it.digits));
  return (
    <>
      {it.given.map(({ method, amount }, at) => (
        <Box key={`${at} ${method}`} sx={{ display: 'flex', alignItems: 'center' }}>
          <Typography sx={{ flex: 1 }}>{t(`resources.till.methods.${method}`)}</Typography>
          <Typography>{sum(amount)}</Typography>
          <Button sx={{ minHeight: 48 }} onClick={() => it.setGiven(it.given.filter((_one, place) => place !== at))}>
            {t('resources.till.remove')}
          </Button>
        </Box>
      ))}
      <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'baseline' }} aria-live="polite">
        <Typography>{t(it.after.left > 0 ? 'resources.till.left' : 'resources.till.change')}</Typography>
        <Typography sx={{ fontSize: 28, fontWeight: 600, color: it.after.left > 0 ? 'warning.main' : 'text.primary' }}>
          {sum(it.after.left > 0 ? it.after.left : it.after.change)}
        </Typography>
      </Box>
    </>
  );
};

/** The card's, of who pays by stored value. */
const asksPin = ({ method }: It, { card }: Basket) => method === 'STORED_VALUE' && card !== null;

/** How much, and with which PIN; letters choose the method. */
const Amount = ({ it, basket, pinFailure }: { it: It; basket: Basket; pinFailure: string | null }) => {
  const t = useTranslate();
  const { money } = useFormat();
  const letters = (event: KeyboardEvent) => {
    const chosen = METHODS.find(([, key]) => key === event.key.toUpperCase())?.[0];
    if (!chosen || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    it.choose(chosen);
  };
  return (
    <>
      <TextField
        label={t(it.method === 'CASH' ? 'resources.till.received' : 'resources.topUp.amount')}
        value={it.text}
        placeholder={moneyText(it.most, it.digits)}
        onChange={({ target }) => it.setText(target.value.replace('。', '.').trim())}
        onKeyDown={letters}
        error={it.wrong && !it.refused}
        autoFocus
        autoComplete="off"
        slotProps={{ htmlInput: { inputMode: 'decimal', style: { textAlign: 'right', fontSize: 24 } } }}
      />
      {it.method === 'CASH' && (
        <Box sx={{ display: 'flex', gap: 2 }}>
          {likelyCash(it.left).map((sum) => (
            <Button
              key={sum}
              variant="outlined"
              color="inherit"
              sx={{ flex: 1, minHeight: 48 }}
              onClick={() => it.setText(moneyText(sum, it.digits))}
            >
              {money(moneyText(sum, it.digits))}
            </Button>
          ))}
        </Box>
      )}
      {asksPin(it, basket) && (
        <TextField
          label={t('resources.till.pin')}
          type="password"
          error={pinFailure !== null}
          helperText={pinFailure}
          value={it.pin}
          onChange={({ target }) => it.setPin(target.value)}
          autoComplete="off"
          slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 6 } }}
        />
      )}
    </>
  );
};

/** F8: tenders, one after another; Enter takes what is left. */
export const PayDialog = (props: PayProps) => {
  const { basket, due, busy, failure, onClose } = props;
  const t = useTranslate();
  const { money } = useFormat();
  const it = usePay(props);
  const atPin = failure?.ofPin && asksPin(it, basket);
  return (
    <Dialog
      open
      onClose={busy ? () => undefined : onClose}
      fullWidth
      maxWidth="xs"
      transitionDuration={0}
      disableRestoreFocus
      aria-label={t('resources.till.pay')}
    >
      <DialogContent>
        <Box
          component="form"
          sx={{ display: 'grid', gap: 4 }}
          onSubmit={(event) => {
            event.preventDefault();
            if (!busy) it.submit();
          }}
        >
          <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'baseline' }}>
            <Typography variant="h2">{t('resources.till.pay')}</Typography>
            <Typography sx={{ fontSize: 40, fontWeight: 600, lineHeight: 1.2 }}>{money(moneyText(due, it.digits))}</Typography>
          </Box>
          <Methods it={it} basket={basket} />
          <Amount it={it} basket={basket} pinFailure={atPin ? failure.words : null} />
          <Sums it={it} />
          {failure && !atPin && <Alert severity="error">{failure.words}</Alert>}
          <Box sx={{ display: 'flex', gap: 2 }}>
            <KeyButton hint="Esc" onClick={onClose} disabled={busy}>
              {t('common.back')}
            </KeyButton>
            <KeyButton hint="Enter" type="submit" variant="contained" loading={busy} disabled={it.wrong} sx={{ flex: 1 }}>
              {t(it.after.left > 0 ? 'resources.till.take_part' : 'resources.till.finish')}
            </KeyButton>
          </Box>
        </Box>
      </DialogContent>
    </Dialog>
  );
};
