import { Autocomplete, TextField } from '@mui/material';
import { useState } from 'react';
import { useGetList, useGetMany, useTranslate } from 'react-admin';
import { rowsOnly } from '../../providers/rowsOnly.ts';

/** Where things of a type are listed. */
const RESOURCES: Record<string, string> = {
  Level: 'levels',
  Tag: 'tags',
  Org: 'orgs',
  Product: 'products',
  Category: 'categories',
  Employee: 'staff',
  CardType: 'cardTypes',
  CouponTemplate: 'couponTemplates',
};

interface Named {
  id: string;
  name: string;
}

interface EntityPickerProps {
  label: string;
  entity: string;
  value: string[];
  onChange: (ids: string[]) => void;
}

/** Chooses things of another room, searched while typing. */
export const EntityPicker = ({ label, entity, value, onChange }: EntityPickerProps) => {
  const t = useTranslate();
  const resource = RESOURCES[entity] ?? 'tags';
  const [typed, setTyped] = useState('');
  const filter = typed === '' ? {} : { q: typed };
  const { data: found = [] } = useGetList<Named>(resource, { filter, pagination: { page: 1, perPage: 50 }, ...rowsOnly });
  const { data: chosen = [] } = useGetMany<Named>(resource, { ids: value }, { enabled: value.length > 0 });
  const known = new Map([...found, ...chosen].flatMap((one) => (one ? [[one.id, one] as const] : [])));
  const selected = value.map((id) => known.get(id) ?? { id, name: '…' });
  return (
    <Autocomplete
      multiple
      size="small"
      sx={{ minWidth: 200, flex: 1, maxWidth: 480 }}
      options={found}
      value={selected}
      filterOptions={(options) => options}
      disableCloseOnSelect
      getOptionLabel={({ name }) => name}
      getOptionKey={({ id }) => id}
      isOptionEqualToValue={(a, b) => a.id === b.id}
      onInputChange={(_event, text, reason) => setTyped(reason === 'input' ? text : '')}
      onChange={(_event, list) => onChange(list.map(({ id }) => id))}
      noOptionsText={t('common.none')}
      renderInput={({ InputLabelProps: _label, ...props }) => (
        <TextField
          {...props}
          hiddenLabel
          placeholder={value.length === 0 ? t('conditions.choose') : ''}
          inputProps={{ ...props.inputProps, 'aria-label': label }}
        />
      )}
    />
  );
};
