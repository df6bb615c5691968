import { MenuItem, TextField } from '@mui/material';

interface ChoiceProps<Name extends string> {
  label: string;
  value: Name;
  options: readonly Name[];
  text: (option: Name) => string;
  onChange: (option: Name) => void;
}

/** One of a few, in the head of a card. */
export function Choice<Name extends string>({ label, value, options, text, onChange }: ChoiceProps<Name>) {
  return (
    <TextField
      select
      value={value}
      onChange={({ target }) => onChange(options.find((option) => option === target.value) ?? value)}
      slotProps={{ htmlInput: { 'aria-label': label } }}
      sx={{ minWidth: 104 }}
    >
      {options.map((option) => (
        <MenuItem key={option} value={option}>
          {text(option)}
        </MenuItem>
      ))}
    </TextField>
  );
}
