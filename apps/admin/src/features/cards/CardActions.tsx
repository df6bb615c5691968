import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { CardAct } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';
import { ActDialog, type PlainAct } from './ActDialog.tsx';
import { EarningDialog } from './EarningDialog.tsx';
import { LimitsDialog } from './LimitsDialog.tsx';
import { PinDialog } from './PinDialog.tsx';
import { ResetDialog } from './ResetDialog.tsx';
import { TermDialog } from './TermDialog.tsx';
import type { Card } from './documents.ts';

type Open = CardAct | 'PIN' | 'RESET' | 'LIMITS' | 'EARNING' | null;

const ENDED: ReadonlySet<string> = new Set(['CLOSED', 'REPLACED']);
const PLAIN: ReadonlySet<CardAct> = new Set(['ACTIVATE', 'REPORT_LOSS', 'CANCEL_LOSS', 'FREEZE', 'UNFREEZE', 'CLOSE']);
const isPlain = (act: Open): act is PlainAct => act !== null && PLAIN.has(act as CardAct); // the set holds acts only

/** What the viewer may do with a card as it stands. */
export const CardActions = ({ card }: { card: Card }) => {
  const t = useTranslate();
  const [mayPin, mayLimit] = [useMay('card.pin'), useMay('card.limit')];
  const [open, setOpen] = useState<Open>(null);
  const onClose = () => setOpen(null);
  const over = ENDED.has(card.state);
  const more: Open[] = [
    ...(mayPin && !over ? (['PIN'] as const) : []),
    ...(mayPin && !over && card.hasPin ? (['RESET'] as const) : []),
    ...(mayLimit && !over ? (['EARNING'] as const) : []),
    ...(mayLimit && !over && card.type.kind !== 'INDIVIDUAL' ? (['LIMITS'] as const) : []),
  ];
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
      {[...card.acts, ...more].map((act) => (
        <Button key={act} variant="outlined" color={act === 'CLOSE' ? 'error' : 'primary'} onClick={() => setOpen(act)}>
          {t(`resources.cards.do.${act}`)}
        </Button>
      ))}
      {isPlain(open) && <ActDialog card={card} act={open} onClose={onClose} />}
      {(open === 'RENEW' || open === 'REPLACE') && <TermDialog card={card} act={open} onClose={onClose} />}
      {open === 'PIN' && <PinDialog card={card} onClose={onClose} />}
      {open === 'RESET' && <ResetDialog card={card} onClose={onClose} />}
      {open === 'EARNING' && <EarningDialog card={card} onClose={onClose} />}
      {open === 'LIMITS' && <LimitsDialog card={card} onClose={onClose} />}
    </Box>
  );
};
