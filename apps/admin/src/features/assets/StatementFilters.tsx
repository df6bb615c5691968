import { Box, MenuItem, TextField } from '@mui/material';
import { ENTRY_KINDS } from '@regulars/domain/ledger-words';
import { useTranslate } from 'react-admin';
import type { useStatementFilter } from './useStatementFilter.ts';
import type { Holder } from './documents.ts';

type Filter = ReturnType<typeof useStatementFilter>;

/** Asset, kind and days of the statement. */
export const StatementFilters = ({ holder, value, set }: Pick<Filter, 'value' | 'set'> & { holder: Holder }) => {
  const t = useTranslate();
  const choice = (key: 'asset' | 'kind', choices: readonly { id: string; name: string }[]) => (
    <TextField
      select
      label={t(`resources.assets.fields.${key}`)}
      value={choices.some(({ id }) => id === value(key)) ? value(key) : ''}
      onChange={({ target }) => set(key, target.value)}
      slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
      sx={{ minWidth: 140, flex: { xs: '1 1 140px', sm: '0 0 auto' } }}
    >
      <MenuItem value="">{t('common.all')}</MenuItem>
      {choices.map(({ id, name }) => (
        <MenuItem key={id} value={id}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
  const kinds = Object.keys(ENTRY_KINDS).map((id) => ({ id, name: t(`resources.assets.kind.${id}`) }));
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mb: 2 }}>
      {choice(
        'asset',
        holder.accounts.map(({ asset }) => asset),
      )}
      {choice('kind', kinds)}
      {(['from', 'to'] as const).map((key) => (
        <TextField
          key={key}
          type="date"
          label={t(`common.${key}`)}
          value={value(key)}
          onChange={({ target }) => set(key, target.value)}
          slotProps={{ inputLabel: { shrink: true } }}
          sx={{ flex: { xs: '1 1 140px', sm: '0 0 auto' } }}
        />
      ))}
    </Box>
  );
};
