import { Box, FormControlLabel, Switch, TextField, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { ConditionBuilder } from '../../components/ConditionBuilder/ConditionBuilder.tsx';
import { Select } from '../../components/Select.tsx';
import { LIMITS, type RuleDraft } from './draft.ts';
import { EffectEditor } from './EffectEditor.tsx';

interface RuleEditorProps {
  rule: RuleDraft;
  kinds: readonly { id: string; name: string }[];
  onChange: (rule: RuleDraft) => void;
}

const row = { display: 'flex', flexWrap: 'wrap', gap: 3, alignItems: 'flex-start' } as const;

const Part = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
    <Typography variant="subtitle2">{title}</Typography>
    {children}
  </Box>
);

/** One rule: when, for which goods, how many points, how it stacks, its limits. */
export const RuleEditor = ({ rule, kinds, onChange }: RuleEditorProps) => {
  const t = useTranslate();
  const word = (name: string) => t(`resources.earningRules.${name}`);
  const set = (change: Partial<RuleDraft>) => onChange({ ...rule, ...change });
  const flag = (name: 'byLevel' | 'stops' | 'pendingDelivery') => (
    <FormControlLabel control={<Switch checked={rule[name]} onChange={(_event, on) => set({ [name]: on })} />} label={word(name)} />
  );
  return (
    <Box sx={{ display: 'grid', gap: 5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Box sx={row}>
        <TextField label={word('nameZh')} value={rule.nameZh} onChange={({ target }) => set({ nameZh: target.value })} />
        <TextField label={word('nameEn')} value={rule.nameEn} onChange={({ target }) => set({ nameEn: target.value })} />
        <Select label={word('kind')} value={rule.kindId} choices={kinds} onChange={(kindId) => set({ kindId })} />
      </Box>
      <Part title={word('effect')}>
        <EffectEditor effect={rule.effect} onChange={(effect) => set({ effect })} />
        {flag('byLevel')}
      </Part>
      <Part title={word('condition')}>
        <ConditionBuilder subject="SALE" value={rule.condition} onChange={(condition) => set({ condition })} />
      </Part>
      <Part title={word('lines')}>
        <ConditionBuilder subject="LINES" value={rule.lines} onChange={(lines) => set({ lines })} />
      </Part>
      <Part title={word('stacking')}>
        <Box sx={row}>
          <TextField
            label={word('group')}
            helperText={word('group_help')}
            value={rule.group}
            onChange={({ target }) => set({ group: target.value })}
          />
          {flag('stops')}
        </Box>
      </Part>
      <Part title={word('limits')}>
        <Box sx={row}>
          {LIMITS.map((name) => (
            <TextField
              key={name}
              type="number"
              label={word(name)}
              value={rule.figures[name]}
              onChange={({ target }) => set({ figures: { ...rule.figures, [name]: target.value } })}
              sx={{ width: 160 }}
            />
          ))}
          {flag('pendingDelivery')}
        </Box>
      </Part>
    </Box>
  );
};
