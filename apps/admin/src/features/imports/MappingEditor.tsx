import { Box, FormControlLabel, Switch } from '@mui/material';
import type { ImportMapping } from '@regulars/domain/import-mapping';
import { isOwnField } from '@regulars/domain/import-own';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Section } from '../../components/Section.tsx';
import { fieldsOf, type Own, ownFieldsOf, withRule } from './draft.ts';
import { FieldRow } from './FieldRow.tsx';
import { Rules } from './Rules.tsx';

interface MappingEditorProps {
  mapping: ImportMapping;
  header: readonly string[];
  /** Fields that the merchant defined. */
  own: readonly Own[];
  onChange: (mapping: ImportMapping) => void;
}

/** Which column fills which field, and the rules of the target. Fields that are left out are folded away. */
export const MappingEditor = ({ mapping, header, own, onChange }: MappingEditorProps) => {
  const t = useTranslate();
  const [all, setAll] = useState(Object.keys(mapping.fields).every(isOwnField)); // what was found by name is no beginning
  const ours = fieldsOf(mapping.target).map(([name, spec]) => ({ name, label: t(`resources.imports.field.${name}`), spec }));
  const shown = [...ours, ...ownFieldsOf(mapping, own)].filter(({ name, spec }) => all || spec.required || mapping.fields[name]);
  return (
    <Box sx={{ display: 'grid', gap: 8, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 3fr) minmax(0, 2fr)' } }}>
      <Section
        title={t('resources.imports.step.map')}
        action={
          <FormControlLabel
            control={<Switch size="small" checked={all} onChange={(_, on) => setAll(on)} />}
            label={t('resources.imports.more_fields')}
          />
        }
      >
        {shown.map(({ name, label, spec }) => (
          <FieldRow
            key={name}
            name={name}
            label={label}
            spec={spec}
            rule={mapping.fields[name]}
            header={header}
            onChange={(rule) => onChange(withRule(mapping, name, rule))}
          />
        ))}
      </Section>
      <Rules mapping={mapping} onChange={onChange} />
    </Box>
  );
};
