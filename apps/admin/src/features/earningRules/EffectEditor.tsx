import Delete from '@mui/icons-material/DeleteOutlined';
import { Box, Button, FormControlLabel, IconButton, Switch, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { replaced } from '../../components/ConditionBuilder/tree.ts';
import { Select } from '../../components/Select.tsx';
import type { EffectDraft } from './draft.ts';

const TYPES = ['PER_AMOUNT', 'FIXED', 'BANDS', 'MULTIPLIER'] as const satisfies readonly EffectDraft['type'][];
const ROUNDINGS = ['DOWN', 'NEAREST', 'UP'] as const satisfies readonly EffectDraft['rounding'][];
const MODES = ['STEP', 'RATE', 'SLICES'] as const satisfies readonly EffectDraft['mode'][];

interface EffectEditorProps {
  effect: EffectDraft;
  onChange: (effect: EffectDraft) => void;
}

const row = { display: 'flex', flexWrap: 'wrap', gap: 3, alignItems: 'flex-start' } as const;

const Bands = ({ effect, onChange }: EffectEditorProps) => {
  const t = useTranslate();
  const word = (name: string) => t(`resources.earningRules.${name}`);
  const { bands } = effect;
  const set = (at: number, band: EffectDraft['bands'][number] | null) => onChange({ ...effect, bands: replaced(bands, at, band) });
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      {bands.map((band, at) => (
        // eslint-disable-next-line react/no-array-index-key -- a band is its place
        <Box key={at} sx={row}>
          <TextField
            label={word('from')}
            value={band.from}
            onChange={({ target }) => set(at, { ...band, from: target.value })}
            sx={{ width: 140 }}
          />
          <TextField
            type="number"
            label={word('points')}
            value={band.points}
            onChange={({ target }) => set(at, { ...band, points: target.value })}
            sx={{ width: 120 }}
          />
          {bands.length > 1 && (
            <IconButton aria-label={word('remove_band')} onClick={() => set(at, null)}>
              <Delete fontSize="small" />
            </IconButton>
          )}
        </Box>
      ))}
      <Box>
        <Button onClick={() => onChange({ ...effect, bands: [...bands, { from: '', points: '' }] })}>{word('add_band')}</Button>
      </Box>
    </Box>
  );
};

/** How a rule counts its points. */
export const EffectEditor = ({ effect, onChange }: EffectEditorProps) => {
  const t = useTranslate();
  const word = (name: string) => t(`resources.earningRules.${name}`);
  const choices = <Id extends string>(ids: readonly Id[], of: string) => ids.map((id) => ({ id, name: word(`${of}.${id}`) }));
  const text = (name: 'points' | 'per' | 'percent', type?: 'number') => (
    <TextField
      {...(type && { type })}
      label={word(name)}
      value={effect[name]}
      onChange={({ target }) => onChange({ ...effect, [name]: target.value })}
      sx={{ width: 140 }}
    />
  );
  const rated = effect.type === 'PER_AMOUNT' || (effect.type === 'BANDS' && effect.mode !== 'STEP');
  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      <Box sx={row}>
        <Select
          label={word('type')}
          value={effect.type}
          choices={choices(TYPES, 'types')}
          onChange={(type) => onChange({ ...effect, type })}
        />
        {effect.type === 'BANDS' && (
          <Select
            label={word('mode')}
            value={effect.mode}
            choices={choices(MODES, 'modes')}
            onChange={(mode) => onChange({ ...effect, mode })}
          />
        )}
        {(effect.type === 'PER_AMOUNT' || effect.type === 'FIXED') && text('points', 'number')}
        {rated && text('per')}
        {rated && (
          <Select
            label={word('rounding')}
            value={effect.rounding}
            choices={choices(ROUNDINGS, 'roundings')}
            onChange={(rounding) => onChange({ ...effect, rounding })}
          />
        )}
        {effect.type === 'MULTIPLIER' && text('percent', 'number')}
        {effect.type === 'FIXED' && (
          <FormControlLabel
            control={<Switch checked={effect.each} onChange={(_event, each) => onChange({ ...effect, each })} />}
            label={word('each')}
          />
        )}
      </Box>
      {effect.type === 'BANDS' && <Bands effect={effect} onChange={onChange} />}
    </Box>
  );
};
