import { Chip } from '@mui/material';

type Tone = 'neutral' | 'good' | 'warn' | 'bad';

const COLOUR = { neutral: 'default', good: 'success', warn: 'warning', bad: 'error' } as const;

/** A state in one word. */
export const Badge = ({ label, tone = 'neutral' }: { label: string; tone?: Tone }) => (
  <Chip size="small" variant="outlined" label={label} color={COLOUR[tone]} />
);
