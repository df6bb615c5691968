import { Box, Button, TextField, Typography } from '@mui/material';
import type { SellerShare } from '@regulars/domain/commissions';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Ask } from './Ask.tsx';
import type { Line } from './basket.ts';

interface SharesDialogProps {
  line: Line;
  sellers: readonly { id: string; name: string }[];
  onClose: () => void;
  onSave: (sellers: SellerShare[]) => void;
}

const WHOLE = 100;

/** Who sells a line together, and which part of it is whose: whole percents that come to 100. */
export const SharesDialog = ({ line, sellers, onClose, onSave }: SharesDialogProps) => {
  const t = useTranslate();
  const before = line.sellers?.map(({ employeeId, share }): [string, string] => [employeeId, String(share)]);
  const alone: [string, string][] = line.employeeId ? [[line.employeeId, String(WHOLE)]] : [];
  const [shares, setShares] = useState<ReadonlyMap<string, string>>(() => new Map(before?.length ? before : alone));
  const told = sellers.flatMap(({ id }) => {
    const share = Number(shares.get(id) ?? '');
    return share > 0 ? [{ employeeId: id, share }] : [];
  });
  const sum = told.reduce((total, { share }) => total + share, 0);
  const right = sum === WHOLE && told.length > 1 && told.every(({ share }) => Number.isInteger(share));
  const set = (id: string, share: string) => setShares((old) => new Map([...old, [id, share]]));
  return (
    <Ask
      title={t('resources.till.share_title', { name: line.name })}
      action={t('resources.till.share_save')}
      ready={right}
      onClose={onClose}
      onSubmit={() => onSave(told)}
    >
      <Box sx={{ display: 'grid', gap: 2 }}>
        {sellers.map(({ id, name }) => (
          <Box key={id} sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
            <Typography noWrap sx={{ flex: 1 }}>
              {name}
            </Typography>
            <Button
              sx={{ minHeight: 48 }}
              onClick={() => set(id, String(Math.max(0, WHOLE - sum + Number(shares.get(id) || 0))))}
              aria-label={t('resources.till.share_rest', { name })}
            >
              {t('resources.till.rest')}
            </Button>
            <TextField
              value={shares.get(id) ?? ''}
              onChange={({ target }) => set(id, target.value.replace(/\D/g, ''))}
              slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 3, 'aria-label': t('resources.till.share_of', { name }) } }}
              sx={{ width: 88 }}
            />
            <span>%</span>
          </Box>
        ))}
        <Typography color={sum === WHOLE ? 'text.secondary' : 'error'}>{t('resources.till.share_sum', { sum })}</Typography>
      </Box>
    </Ask>
  );
};
