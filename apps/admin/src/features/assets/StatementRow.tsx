import ExpandMore from '@mui/icons-material/ExpandMore';
import { Accordion, AccordionDetails, AccordionSummary, Box, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { Explained } from './Explained.tsx';
import { useAmount } from './useAmount.ts';
import type { Entry, Holder } from './documents.ts';

interface Props {
  holder: Holder;
  entry: Entry;
  onDone: () => void;
}

/** The sum of each asset that moved. */
function movedIn(entry: Entry) {
  const sums = new Map<string, { asset: Entry['postings'][number]['asset']; amounts: string[] }>();
  for (const { asset, amount } of entry.postings) {
    const known = sums.get(asset.id) ?? { asset, amounts: [] };
    sums.set(asset.id, { asset, amounts: [...known.amounts, amount] });
  }
  // Of several lots the amounts stand side by side: adding decimals in the browser would lose cents.
  return [...sums.values()];
}

/** One entry of the statement; open, it says why. */
export const StatementRow = ({ holder, entry, onDone }: Props) => {
  const t = useTranslate();
  const { instant } = useFormat();
  const { signed } = useAmount();
  const [open, setOpen] = useState(false);
  return (
    <Accordion
      disableGutters
      elevation={0}
      expanded={open}
      onChange={(_, now) => setOpen(now)}
      sx={{ borderBottom: 1, borderColor: 'divider', '&::before': { display: 'none' } }}
    >
      <AccordionSummary expandIcon={<ExpandMore />} sx={{ px: { xs: 1, sm: 2 } }}>
        <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', columnGap: 3, alignItems: 'center', width: '100%', pr: 2 }}>
          <Box sx={{ minWidth: 0 }}>
            <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
              <Typography component="span" sx={{ fontWeight: 550 }}>
                {t(`resources.assets.kind.${entry.kind}`)}
              </Typography>
              {entry.reversedBy && <Badge tone="warn" label={t('resources.assets.reversed')} />}
            </Box>
            <Typography variant="body2" color="text.secondary">
              {instant(entry.at)} · {entry.storeName}
            </Typography>
          </Box>
          <Box sx={{ textAlign: 'right', fontSize: 13, fontFamily: (theme) => theme.typography.fontFamily }}>
            {movedIn(entry).map(({ asset, amounts }) => (
              <Box key={asset.id}>
                <Box component="span" sx={{ color: 'text.secondary', mr: 2 }}>
                  {asset.name}
                </Box>
                <Box component="span" sx={{ fontWeight: 550, whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>
                  {amounts.map((amount) => signed(asset.kind, amount)).join(' ')}
                </Box>
              </Box>
            ))}
          </Box>
        </Box>
      </AccordionSummary>
      <AccordionDetails sx={{ px: { xs: 1, sm: 2 } }}>
        {open && <Explained holder={holder} entry={entry} onDone={onDone} />}
      </AccordionDetails>
    </Accordion>
  );
};
