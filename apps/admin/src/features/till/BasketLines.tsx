import Add from '@mui/icons-material/Add';
import Close from '@mui/icons-material/Close';
import Remove from '@mui/icons-material/Remove';
import { Box, IconButton, Typography } from '@mui/material';
import { formatQuantity, thousandths } from '@regulars/domain/quantity';
import { useEffect, useRef } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from '../../components/useFormat.ts';
import { useViewer } from '../../providers/viewer.ts';
import {
  type Basket,
  changeLine,
  type Extra,
  type Line,
  lineGuess,
  moneyText,
  PIECE,
  removeLine,
  selectedOf,
  sellerNames,
  setQuantity,
} from './basket.ts';
import { LineMenu } from './LineMenu.tsx';
import type { Quote } from './useQuote.ts';

interface Change {
  change: (how: (basket: Basket) => Basket) => void;
}

interface LineProps extends Change {
  line: Line;
  quoted: Quote['lines'][number] | undefined;
  failure: string | undefined;
  /** The sentence, where the store has less of it. */
  short: string | undefined;
  selected: boolean;
  basket: Basket;
  sellers: readonly { id: string; name: string }[];
}

const big = { width: 48, height: 48 } as const;

/** Why a line costs less, in a few words. */
const Takes = ({ quoted }: { quoted: Quote['lines'][number] | undefined }) => {
  const { money } = useFormat();
  const t = useTranslate();
  if (!quoted || quoted.takes.length === 0) return null;
  // A sign is not parted from its figure.
  const words = quoted.takes.map(({ kind, name, amount }) => `${name || t(`resources.till.take.${kind}`)} −\u2060${money(amount)}`);
  return (
    <Typography variant="caption" sx={{ color: 'primary.main', display: 'block' }}>
      {words.join(' · ')}
    </Typography>
  );
};

/** Several who sell a line: a line of its own, which is never cut. */
const Together = ({ names }: { names: readonly string[] }) => (
  <Typography variant="caption" color="text.secondary" component="p">
    {names.join(' · ')}
  </Typography>
);

/** What is wrong with a line: it has no price, or there is too little of it. */
const Said = ({ failure, short }: Pick<LineProps, 'failure' | 'short'>) => (
  <>
    {failure && (
      <Typography role="alert" variant="body2" color="error">
        {failure}
      </Typography>
    )}
    {short && (
      <Typography component="output" variant="body2" sx={{ display: 'block', color: 'warning.main' }}>
        {short}
      </Typography>
    )}
  </>
);

const Row = ({ line, quoted, failure, short, selected, basket, change, sellers }: LineProps) => {
  const t = useTranslate();
  const { money } = useFormat();
  const { minorDigits } = useViewer().chain;
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (selected) row.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  const to = (quantity: number) => change((now) => setQuantity(now, line.key, quantity));
  const names = sellerNames(line, sellers);
  const full = quoted?.gross ?? moneyText(lineGuess(line, minorDigits), minorDigits);
  return (
    <Box
      ref={row}
      component="li"
      aria-current={selected}
      onClick={() => change((now) => ({ ...now, selected: line.key }))}
      sx={{
        px: 3,
        py: 1.5,
        borderBottom: 1,
        borderColor: 'divider',
        bgcolor: selected ? 'action.selected' : 'transparent',
        borderLeft: 3,
        borderLeftColor: selected ? 'primary.main' : 'transparent',
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography noWrap>{line.name}</Typography>
          <Typography variant="caption" color="text.secondary" noWrap component="p">
            {[`${money(quoted?.unitPrice ?? line.price)}${line.unit ? ` / ${line.unit}` : ''}`, ...(names.length === 1 ? names : [])].join(
              ' · ',
            )}
          </Typography>
          {names.length > 1 && <Together names={names} />}
          <Takes quoted={quoted} />
        </Box>
        {selected && (
          <>
            <LineMenu line={line} basket={basket} sellers={sellers} onChange={(more) => change((now) => changeLine(now, line.key, more))} />
            <IconButton sx={big} aria-label={t('resources.till.less')} onClick={() => to(line.quantity - PIECE)}>
              <Remove />
            </IconButton>
          </>
        )}
        <Typography sx={{ minWidth: 28, textAlign: 'center', fontSize: 16 }}>{formatQuantity(thousandths(line.quantity))}</Typography>
        {selected && (
          <IconButton sx={big} aria-label={t('resources.till.more')} onClick={() => to(line.quantity + PIECE)}>
            <Add />
          </IconButton>
        )}
        <Box sx={{ minWidth: 76, textAlign: 'right' }}>
          <Typography sx={{ fontWeight: 600 }}>{money(quoted?.amount ?? full)}</Typography>
          {quoted && quoted.amount !== quoted.gross && (
            <Typography variant="caption" color="text.secondary" sx={{ textDecoration: 'line-through' }}>
              {money(quoted.gross)}
            </Typography>
          )}
        </Box>
      </Box>
      <Said failure={failure} short={short} />
    </Box>
  );
};

const ExtraRow = ({ extra, change, sellers }: { extra: Extra; sellers: LineProps['sellers'] } & Change) => {
  const t = useTranslate();
  const { money } = useFormat();
  const kind = extra.id ? [t(`resources.till.extra.${extra.kind}`)] : []; // a top-up of any amount is called like its kind
  return (
    <Box
      component="li"
      sx={{ pl: 3, pr: 3, py: 0.5, display: 'flex', alignItems: 'center', gap: 1, borderBottom: 1, borderColor: 'divider' }}
    >
      <Typography noWrap sx={{ flex: 1 }}>
        {extra.name}
        <Typography component="span" variant="caption" color="text.secondary" sx={{ ml: 2 }}>
          {[...kind, ...sellerNames({ employeeId: extra.employeeId ?? null }, sellers)].join(' · ')}
        </Typography>
      </Typography>
      <IconButton
        sx={big}
        aria-label={t('resources.till.remove')}
        onClick={() => change((now) => ({ ...now, extras: now.extras.filter(({ key }) => key !== extra.key) }))}
      >
        <Close fontSize="small" />
      </IconButton>
      <Typography sx={{ minWidth: 76, textAlign: 'right', fontWeight: 600 }}>{money(extra.amount)}</Typography>
    </Box>
  );
};

interface BasketLinesProps extends Change {
  basket: Basket;
  quote: Quote | null;
  failures: Record<string, string>;
  sellers: LineProps['sellers'];
}

/** The basket; the selected line has what changes it. */
export const BasketLines = ({ basket, quote, failures, sellers, change }: BasketLinesProps) => {
  const t = useTranslate();
  const selected = selectedOf(basket)?.key;
  const quoted = new Map(quote?.lines.map((line) => [line.key, line]));
  const short = new Map(quote?.shortages.map(({ key, text }) => [key, text]));
  if (basket.lines.length + basket.extras.length === 0) {
    return (
      <Box sx={{ flex: 1, display: 'grid', placeItems: 'center', textAlign: 'center', p: 6 }}>
        <Typography color="text.secondary">{t('resources.till.empty')}</Typography>
      </Box>
    );
  }
  return (
    <Box component="ul" aria-label={t('resources.till.basket')} sx={{ flex: 1, overflowY: 'auto', m: 0, p: 0, listStyle: 'none' }}>
      {basket.lines.map((line) => (
        <Row
          key={line.key}
          line={line}
          quoted={quoted.get(line.key)}
          failure={failures[line.key]}
          short={short.get(line.key)}
          selected={line.key === selected}
          basket={basket}
          change={change}
          sellers={sellers}
        />
      ))}
      {basket.extras.map((extra) => (
        <ExtraRow key={extra.key} extra={extra} change={change} sellers={sellers} />
      ))}
    </Box>
  );
};

/** Takes the selected line out. */
export const dropSelected = (basket: Basket): Basket => {
  const line = selectedOf(basket);
  return line ? removeLine(basket, line.key) : basket;
};
