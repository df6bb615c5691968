import { Box, Button, ButtonBase, Checkbox, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from '../../components/useFormat.ts';
import { Ask } from './Ask.tsx';
import type { Basket } from './basket.ts';
import type { Quote } from './useQuote.ts';

interface CouponsProps {
  basket: Basket;
  quote: Quote | null;
  /** What was said against codes. */
  failures: Readonly<Record<string, string>>;
  onChange: (change: Pick<Basket, 'coupons' | 'codes'>) => void;
  onClose: () => void;
}

type Offer = Quote['offers'][number];

/** What the customer would lose by each choice that leaves out the proposal. */
const Alternatives = ({ quote, onChoose }: { quote: Quote; onChoose: (keys: readonly string[]) => void }) => {
  const t = useTranslate();
  const { money } = useFormat();
  const name = (key: string) => quote.offers.find((offer) => offer.key === key)?.name ?? key;
  return quote.alternatives.slice(0, 5).map(({ coupons, givesUp }) => (
    <Button
      key={coupons.join()}
      variant="outlined"
      color="inherit"
      onClick={() => onChoose(coupons)}
      sx={{ minHeight: 48, justifyContent: 'space-between' }}
    >
      <span>{coupons.map(name).join(' + ') || t('resources.till.no_coupon')}</span>
      <span>{t('resources.till.gives_up', { amount: money(givesUp) })}</span>
    </Button>
  ));
};

const OfferRow = ({ offer, used, onToggle }: { offer: Offer; used: boolean; onToggle: () => void }) => {
  const t = useTranslate();
  const { money, day } = useFormat();
  return (
    <ButtonBase
      aria-pressed={used}
      aria-label={offer.name}
      onClick={onToggle}
      sx={{
        minHeight: 56,
        px: 2,
        border: 1,
        borderColor: used ? 'primary.main' : 'divider',
        borderRadius: 1,
        display: 'flex',
        gap: 2,
        textAlign: 'left',
      }}
    >
      <Checkbox checked={used} tabIndex={-1} disableRipple sx={{ p: 0, pointerEvents: 'none' }} />
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography noWrap>{offer.name}</Typography>
        <Typography variant="body2" color="text.secondary">
          {[offer.reason ?? offer.effect, offer.expiresOn && t('resources.till.until', { day: day(offer.expiresOn) })]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
      </Box>
      {offer.amount && <Typography sx={{ fontWeight: 600 }}>−{money(offer.amount)}</Typography>}
    </ButtonBase>
  );
};

interface CodesProps {
  codes: readonly string[];
  failures: Readonly<Record<string, string>>;
  onRemove: (code: string) => void;
}

/** The codes that were brought: one that is refused would leave the basket without a price, so each can be taken out. */
const Codes = ({ codes, failures, onRemove }: CodesProps) => {
  const t = useTranslate();
  return codes.map((code) => (
    <Box key={code} sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography sx={{ overflowWrap: 'anywhere' }}>{code}</Typography>
        {failures[code] && (
          <Typography role="alert" variant="body2" color="error">
            {failures[code]}
          </Typography>
        )}
      </Box>
      <Button aria-label={`${t('resources.till.remove')} ${code}`} onClick={() => onRemove(code)} sx={{ minHeight: 48 }}>
        {t('resources.till.remove')}
      </Button>
    </Box>
  ));
};

/** F3: the coupons in hand, the proposal, what others give up, and codes that are brought. */
export const CouponsDialog = ({ basket, quote, failures, onChange, onClose }: CouponsProps) => {
  const t = useTranslate();
  const { money } = useFormat();
  const [code, setCode] = useState('');
  const coupons = quote?.offers.filter(({ kind }) => kind === 'COUPON') ?? [];
  const promotions = quote?.offers.filter(({ kind, amount }) => kind === 'PROMOTION' && amount) ?? [];
  const used = new Set(quote?.coupons);
  const choose = (chosen: readonly string[] | null) => onChange({ coupons: chosen && [...chosen], codes: basket.codes });
  const toggle = (key: string) => choose(used.has(key) ? [...used].filter((one) => one !== key) : [...used, key]);
  const enter = () => {
    const value = code.trim();
    setCode('');
    if (value === '') onClose();
    else if (!basket.codes.includes(value)) onChange({ coupons: null, codes: [...basket.codes, value] });
  };
  return (
    <Ask
      title={t('resources.till.coupons')}
      action={t(code.trim() ? 'resources.till.add_code' : 'common.done')}
      width="sm"
      onClose={onClose}
      onSubmit={enter}
    >
      <TextField
        label={t('resources.till.code')}
        value={code}
        onChange={({ target }) => setCode(target.value)}
        autoFocus
        autoComplete="off"
      />
      <Codes
        codes={basket.codes}
        failures={failures}
        onRemove={(gone) => onChange({ coupons: null, codes: basket.codes.filter((one) => one !== gone) })}
      />
      {quote && coupons.length === 0 && <Typography color="text.secondary">{t('resources.till.no_coupons')}</Typography>}
      {coupons.map((offer) => (
        <OfferRow key={offer.key} offer={offer} used={used.has(offer.key)} onToggle={() => toggle(offer.key)} />
      ))}
      {basket.coupons && (
        <Button onClick={() => choose(null)} sx={{ minHeight: 48 }}>
          {t('resources.till.best')}
        </Button>
      )}
      {quote && quote.alternatives.length > 0 && (
        <>
          <Typography variant="h3">{t('resources.till.alternatives')}</Typography>
          <Alternatives quote={quote} onChoose={choose} />
        </>
      )}
      {promotions.length > 0 && <Typography variant="h3">{t('resources.till.promotions')}</Typography>}
      {promotions.map((offer) => (
        <Box key={offer.key} sx={{ display: 'flex', gap: 2 }}>
          <Typography sx={{ flex: 1 }}>
            {offer.name} · {offer.effect}
          </Typography>
          <Typography>−{money(offer.amount ?? '0')}</Typography>
        </Box>
      ))}
    </Ask>
  );
};
