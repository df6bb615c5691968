import { Autocomplete, Box, Button, MenuItem, TextField, Typography } from '@mui/material';
import type { FieldSpec } from '@regulars/domain/import-fields';
import type { ColumnRule, FieldRule } from '@regulars/domain/import-mapping';
import { useTranslate } from 'react-admin';
import { Meaning, WordTable } from './WordTable.tsx';

interface FieldRowProps {
  name: string;
  label: string;
  spec: FieldSpec;
  rule: FieldRule | undefined;
  header: readonly string[];
  onChange: (rule: FieldRule | null) => void;
}

const Columns = ({ label, rule, header, onChange }: Omit<FieldRowProps, 'name' | 'rule' | 'spec'> & { rule: ColumnRule | undefined }) => {
  const t = useTranslate();
  return (
    <Autocomplete
      multiple
      size="small"
      options={[...header]}
      value={[...(rule?.columns ?? [])]}
      onChange={(_, columns) => onChange(columns.length > 0 ? { ...rule, columns } : null)}
      renderInput={(params) => (
        <TextField
          {...params}
          hiddenLabel
          placeholder={rule ? '' : t('resources.imports.not_mapped')}
          slotProps={{ htmlInput: { ...params.inputProps, 'aria-label': label } }}
        />
      )}
    />
  );
};

const DateOrder = ({ rule, onChange }: { rule: ColumnRule; onChange: (rule: FieldRule) => void }) => {
  const t = useTranslate();
  return (
    <TextField
      select
      value={rule.dateOrder ?? 'YMD'}
      onChange={({ target }) => onChange({ ...rule, dateOrder: target.value as 'YMD' | 'DMY' | 'MDY' })}
      slotProps={{ htmlInput: { 'aria-label': t('resources.imports.date_order.label') } }}
    >
      {['YMD', 'DMY', 'MDY'].map((order) => (
        <MenuItem key={order} value={order}>
          {t(`resources.imports.date_order.${order}`)}
        </MenuItem>
      ))}
    </TextField>
  );
};

interface FixedValue {
  value: string;
  onChange: (value: string) => void;
}

const Fixed = ({ name, spec, value, onChange, ...told }: Pick<FieldRowProps, 'name' | 'label' | 'spec'> & FixedValue) => {
  const t = useTranslate();
  const label = `${told.label}: ${t('resources.imports.fixed')}`;
  if (spec.words) return <Meaning field={name} words={spec.words} value={value} label={label} onChange={onChange} />;
  return <TextField value={value} onChange={({ target }) => onChange(target.value)} slotProps={{ htmlInput: { 'aria-label': label } }} />;
};

/** One of our fields and what fills it: columns that are joined, or a fixed value. */
export const FieldRow = ({ name, label, spec, rule, header, onChange }: FieldRowProps) => {
  const t = useTranslate();
  const fixed = rule && 'constant' in rule;
  const lookup = rule && 'columns' in rule && rule.lookup ? Object.keys(rule.lookup).length : 0;
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        alignItems: 'center',
        gridTemplateColumns: { xs: 'minmax(0, 1fr) auto', sm: '176px minmax(0, 1fr) 104px' },
        py: 1.5,
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <Typography sx={{ gridColumn: { xs: '1 / -1', sm: 'auto' } }}>
        {label}
        {spec.required && (
          <Box component="span" aria-hidden="true" sx={{ color: 'error.main' }}>
            {' '}
            *
          </Box>
        )}
      </Typography>
      <Box sx={{ display: 'grid', gap: 1, minWidth: 0 }}>
        {fixed ? (
          <Fixed name={name} label={label} spec={spec} value={rule.constant} onChange={(constant) => onChange({ constant })} />
        ) : (
          <Columns label={label} rule={rule} header={header} onChange={onChange} />
        )}
        {spec.kind === 'DATE' && rule && 'columns' in rule && <DateOrder rule={rule} onChange={onChange} />}
        {spec.words && rule && 'columns' in rule && <WordTable field={name} words={spec.words} rule={rule} onChange={onChange} />}
        {lookup > 0 && !spec.words && (
          <Typography variant="caption" color="text.secondary">
            {t('resources.imports.lookup', { smart_count: lookup })}
          </Typography>
        )}
      </Box>
      <Button size="small" onClick={() => onChange(fixed ? null : { constant: Object.values(spec.words ?? {})[0] ?? '' })}>
        {t(fixed ? 'resources.imports.use_column' : 'resources.imports.use_fixed')}
      </Button>
    </Box>
  );
};
