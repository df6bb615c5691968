import { Autocomplete, TextField } from '@mui/material';
import { useState } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import { rowsOnly } from '../../providers/rowsOnly.ts';
import { useMay, useViewer } from '../../providers/viewer.ts';

interface Somebody {
  id: string;
  name: string;
}

interface AssigneePickProps {
  value: Somebody | null;
  onChange: (assignee: Somebody | null) => void;
  /** What is asked, if not who is to do it. */
  label?: string;
}

/** Who is to do it; nobody by name: whoever of the store has time. Who may not see the staff can only take it. */
export const AssigneePick = ({ value, onChange, label }: AssigneePickProps) => {
  const t = useTranslate();
  const { id, name } = useViewer();
  const staff = useMay('staff.read');
  const [q, setQ] = useState('');
  const query = { pagination: { page: 1, perPage: 25 }, filter: { q }, ...rowsOnly };
  const { data } = useGetList<Somebody>('staff', query, { enabled: staff });
  return (
    <Autocomplete
      options={staff ? (data ?? []) : [{ id, name }]}
      value={value}
      onChange={(_, chosen) => onChange(chosen)}
      onInputChange={(_, typed, why) => why === 'input' && setQ(typed)}
      filterOptions={(options) => options}
      getOptionLabel={(option) => option.name}
      getOptionKey={(option) => option.id}
      isOptionEqualToValue={(option, chosen) => option.id === chosen.id}
      renderInput={(props) => (
        <TextField
          {...props}
          label={label ?? t('resources.followUps.fields.assignee')}
          helperText={label === undefined && t('resources.followUps.assignee_help')}
        />
      )}
    />
  );
};
