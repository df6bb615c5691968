import { Chip } from '@mui/material';
import type { Member } from './memberDocument.ts';

const PRESSING = new Set(['CASE', 'EXPIRING', 'KEEP_LEVEL', 'LOST', 'QUIET']);

/** What is best done next, in the server's words. */
export const NextSteps = ({ member: { nextSteps } }: { member: Member }) =>
  nextSteps.map(({ kind, text }) => (
    <Chip
      key={kind}
      size="small"
      variant="outlined"
      color={PRESSING.has(kind) ? 'warning' : 'primary'}
      label={text}
      sx={{ height: 'auto', '& .MuiChip-label': { whiteSpace: 'normal', py: 0.5 } }}
    />
  ));
