import { Box, MenuItem, TextField, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useTranslate } from 'react-admin';
import { COMPARISONS, GRAINS, PRESET_NAMES } from '../period.ts';
import { usePeriod } from './usePeriod.ts';

/** Grain 年季月周日, range and comparison; all in the address. */
export const PeriodPicker = () => {
  const t = useTranslate();
  const { preset, range, grain, compare, change } = usePeriod();
  const pickPreset = (name: string) =>
    change(name === 'custom' ? { from: range.from, to: range.to, period: null } : { period: name, from: null, to: null, grain: null });
  const pickDay = (key: 'from' | 'to') => (value: string) => value && change({ ...range, period: null, [key]: value });
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
      <TextField
        select
        value={preset}
        onChange={({ target }) => pickPreset(target.value)}
        slotProps={{ htmlInput: { 'aria-label': t('period.label') } }}
        sx={{ minWidth: 128 }}
      >
        {[...PRESET_NAMES, 'custom'].map((name) => (
          <MenuItem key={name} value={name}>
            {t(`period.preset.${name}`)}
          </MenuItem>
        ))}
      </TextField>
      {preset === 'custom' &&
        (['from', 'to'] as const).map((key) => (
          <TextField
            key={key}
            type="date"
            value={range[key]}
            onChange={({ target }) => pickDay(key)(target.value)}
            slotProps={{
              htmlInput: {
                'aria-label': t(`common.${key}`),
                max: key === 'from' ? range.to : undefined,
                min: key === 'to' ? range.from : undefined,
              },
            }}
          />
        ))}
      <ToggleButtonGroup
        exclusive
        size="small"
        value={grain}
        onChange={(_, value: string | null) => value && change({ grain: value })}
        aria-label={t('period.grain.label')}
      >
        {GRAINS.map((value) => (
          <ToggleButton key={value} value={value} sx={{ px: 2.5, py: 1.25 }}>
            {t(`period.grain.${value}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <TextField
        select
        value={compare}
        onChange={({ target }) => change({ compare: target.value })}
        slotProps={{ htmlInput: { 'aria-label': t('period.compare.label') } }}
        sx={{ minWidth: 128 }}
      >
        {COMPARISONS.map((value) => (
          <MenuItem key={value} value={value}>
            {t(`period.compare.${value}`)}
          </MenuItem>
        ))}
      </TextField>
    </Box>
  );
};
