import { MenuItem, TextField } from '@mui/material';

interface SelectProps<Value extends string> {
  label: string;
  value: Value;
  choices: readonly { id: Value; name: string }[];
  onChange: (value: Value) => void;
}

/** One of a few; nothing is chosen while they are not known yet. */
export function Select<Value extends string>({ label, value, choices, onChange }: SelectProps<Value>) {
  const chosen = (id: string) => choices.find((choice) => choice.id === id);
  return (
    <TextField
      select
      label={label}
      value={chosen(value)?.id ?? ''}
      slotProps={{ select: { displayEmpty: true } }} // a choice of nothing has words, too
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
