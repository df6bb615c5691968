import { Alert, Box } from '@mui/material';

/** What went wrong, where the figures would stand. */
export const CardFailure = ({ text, height }: { text: string; height: number }) => (
  <Box sx={{ minHeight: height }}>
    <Alert severity="error">{text}</Alert>
  </Box>
);
