import { MenuItem, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { METHODS } from '../topUp/useTopUp.ts';

interface SelectProps<Value extends string> {
  label: string;
  value: Value;
  choices: readonly { id: Value; name: string }[];
  onChange: (value: Value) => void;
}

/** One of a few. */
export function Select<Value extends string>({ label, value, choices, onChange }: SelectProps<Value>) {
  const chosen = (id: string) => choices.find((choice) => choice.id === id);
  return (
    <TextField
      select
      label={label}
      value={value}
      onChange={({ target }) => {
        const choice = chosen(target.value);
        if (choice) onChange(choice.id);
      }}
    >
      {choices.map(({ id, name }) => (
        <MenuItem key={id} value={id}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
}

type Method = (typeof METHODS)[number];

/** How money comes in or is paid out. */
export const MethodSelect = ({ label, value, onChange }: { label: string; value: Method; onChange: (value: Method) => void }) => {
  const t = useTranslate();
  const choices = METHODS.map((id) => ({ id, name: t(`resources.topUp.methods.${id}`) }));
  return <Select label={label} value={value} choices={choices} onChange={onChange} />;
};
