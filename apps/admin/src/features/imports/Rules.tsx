import { Box, Checkbox, FormControl, FormControlLabel, FormGroup, FormLabel, MenuItem, Switch, TextField } from '@mui/material';
import type { Creatable, ImportMapping } from '@regulars/domain/import-mapping';
import { useTranslate } from 'react-admin';
import { Section } from '../../components/Section.tsx';
import { RULES, rulesOf } from './draft.ts';

interface RulesProps {
  mapping: ImportMapping;
  onChange: (mapping: ImportMapping) => void;
}

/** What may be made for each target when the file names something unknown. */
const CREATABLE: Record<ImportMapping['target'], readonly Creatable[]> = {
  SALES: ['MEMBERS', 'PRODUCTS', 'STORES', 'EMPLOYEES'],
  MEMBERS: ['STORES'],
  STOCK: ['STORES'],
  PRODUCTS: [],
  REFUNDS: [],
  CARDS: [],
  BALANCES: [],
};

const Create = ({ mapping, onChange }: RulesProps) => {
  const t = useTranslate();
  const options = CREATABLE[mapping.target];
  if (options.length === 0) return null;
  const toggle = (what: Creatable, on: boolean) =>
    onChange({ ...mapping, create: on ? [...mapping.create, what] : mapping.create.filter((other) => other !== what) });
  return (
    <FormControl component="fieldset">
      <FormLabel component="legend" sx={{ fontSize: 13 }}>
        {t('resources.imports.rule.create')}
      </FormLabel>
      <FormGroup row>
        {options.map((what) => (
          <FormControlLabel
            key={what}
            control={<Checkbox size="small" checked={mapping.create.includes(what)} onChange={(_, on) => toggle(what, on)} />}
            label={t(`resources.imports.option.${what}`)}
          />
        ))}
      </FormGroup>
    </FormControl>
  );
};

/** How the rows are understood: rounding, zero and negative quantities, who the member is, what may be made. */
export const Rules = ({ mapping, onChange }: RulesProps) => {
  const t = useTranslate();
  return (
    <Section title={t('resources.imports.rules')}>
      <Box sx={{ display: 'grid', gap: 4 }}>
        {rulesOf(mapping.target).map((name) => (
          <TextField
            key={name}
            select
            label={t(`resources.imports.rule.${name}`)}
            value={mapping[name]}
            onChange={({ target }) => onChange({ ...mapping, [name]: target.value })}
          >
            {RULES[name].options.map((option) => (
              <MenuItem key={option} value={option}>
                {t(`resources.imports.option.${option}`)}
              </MenuItem>
            ))}
          </TextField>
        ))}
        <Create mapping={mapping} onChange={onChange} />
        <TextField
          label={t('resources.imports.rule.source')}
          helperText={t('resources.imports.rule.source_help')}
          value={mapping.source}
          onChange={({ target }) => onChange({ ...mapping, source: target.value })}
        />
        <FormControlLabel
          control={<Switch checked={mapping.header} onChange={(_, header) => onChange({ ...mapping, header })} />}
          label={t('resources.imports.rule.header')}
        />
      </Box>
    </Section>
  );
};
