import type { Day, Value } from '@regulars/domain/criteria';
import { Autocomplete, TextField, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { EntityPicker } from './EntityPicker.tsx';
import { NumberField } from './NumberField.tsx';
import type { Attribute } from './tree.ts';

interface ValueEditorProps {
  attribute: Pick<Attribute, 'title' | 'unit' | 'decimal' | 'entity' | 'options'>;
  /** What stands beside the operator: see ConditionOperator.shape. */
  shape: string;
  value: Value | undefined;
  onChange: (value: Value | undefined) => void;
}

const listOf = (value: Value | undefined): (number | string | Day)[] => (Array.isArray(value) ? value : []);

/** The value of a condition, by its shape. */
export const ValueEditor = ({ attribute, shape, value, onChange }: ValueEditorProps) => {
  const { title, unit, decimal = false } = attribute;
  const number = typeof value === 'number' ? value : undefined;
  switch (shape) {
    case 'number':
      return <NumberField label={title} unit={unit} decimal={decimal} value={number} onChange={onChange} />;
    case 'days':
      return <NumberField label={title} unit="days" decimal={false} value={number} onChange={onChange} />;
    case 'numbers':
      return (
        <Pair {...{ value, onChange }}>
          {(one, change) => (
            <NumberField label={title} unit={unit} decimal={decimal} value={typeof one === 'number' ? one : undefined} onChange={change} />
          )}
        </Pair>
      );
    case 'day':
      return <DayField label={title} value={Array.isArray(value) || typeof value === 'number' ? undefined : value} onChange={onChange} />;
    case 'twoDays':
      return (
        <Pair {...{ value, onChange }}>
          {(one, change) => <DayField label={title} value={typeof one === 'number' ? undefined : one} onChange={change} />}
        </Pair>
      );
    case 'list':
      return (
        <ListField
          attribute={attribute}
          value={listOf(value).map(String)}
          onChange={(list) => onChange(list.length > 0 ? list : undefined)}
        />
      );
    case 'text':
      return (
        <TextField
          size="small"
          hiddenLabel
          value={String(value ?? '')}
          onChange={({ target }) => onChange(target.value)}
          slotProps={{ htmlInput: { 'aria-label': title, maxLength: 100 } }}
        />
      );
    default:
      return null;
  }
};

type One = number | string | Day | undefined;

interface PairProps {
  value: Value | undefined;
  onChange: (value: Value | undefined) => void;
  children: (one: One, change: (one: One) => void) => React.ReactNode;
}

/** Two of the same, from and to; what is not given yet is an empty text, which is not finished. */
const Pair = ({ value, onChange, children }: PairProps) => {
  const t = useTranslate();
  const [from, to] = listOf(value);
  const both = (first: One, second: One) => onChange([first ?? '', second ?? ''] as Value); // two of one kind: the children make them
  return (
    <>
      {children(from, (one) => both(one, to))}
      <Typography component="span">{t('conditions.and')}</Typography>
      {children(to, (one) => both(from, one))}
    </>
  );
};

interface DayFieldProps {
  label: string;
  value: string | { days: number } | undefined;
  onChange: (day: string | { days: number } | undefined) => void;
}

/** A day of the calendar, or so many days before or after today where a condition says so. */
const DayField = ({ label, value, onChange }: DayFieldProps) => {
  const t = useTranslate();
  if (typeof value === 'object') {
    return (
      <>
        <NumberField
          label={label}
          unit="days"
          decimal={false}
          signed
          value={value.days}
          onChange={(days) => onChange(days === undefined ? undefined : { days })}
        />
        <Typography component="span" variant="body2" color="text.secondary">
          {t('conditions.from_today')}
        </Typography>
      </>
    );
  }
  return (
    <TextField
      type="date"
      size="small"
      hiddenLabel
      value={value ?? ''}
      onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
      slotProps={{ htmlInput: { 'aria-label': label } }}
    />
  );
};

interface ListFieldProps {
  attribute: ValueEditorProps['attribute'];
  value: string[];
  onChange: (value: string[]) => void;
}

const ListField = ({ attribute: { title, entity, options }, value, onChange }: ListFieldProps) => {
  const t = useTranslate();
  if (entity) return <EntityPicker label={title} entity={entity} value={value} onChange={onChange} />;
  const chosen = options.filter((option) => value.includes(option.value));
  return (
    <Autocomplete
      multiple
      size="small"
      sx={{ minWidth: 200, flex: 1, maxWidth: 480 }}
      options={[...options]}
      value={chosen}
      disableCloseOnSelect
      getOptionLabel={(option) => option.title}
      getOptionKey={(option) => option.value}
      isOptionEqualToValue={(a, b) => a.value === b.value}
      onChange={(_event, list) => onChange(list.map((option) => option.value))}
      renderInput={({ InputLabelProps: _label, ...props }) => (
        <TextField
          {...props}
          hiddenLabel
          placeholder={chosen.length === 0 ? t('conditions.choose') : ''}
          inputProps={{ ...props.inputProps, 'aria-label': title }}
        />
      )}
    />
  );
};
