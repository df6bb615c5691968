import { Box } from '@mui/material';

/** A figure with a bar behind it: how large it is beside the largest of its column. */
export const BarCell = ({ text, share }: { text: string; share: number }) => (
  <Box
    sx={{
      position: 'relative',
      minWidth: 108,
      px: 1,
      '&::before': {
        content: '""',
        position: 'absolute',
        insetBlock: -3,
        left: 0,
        width: `${Math.max(0, Math.min(1, share)) * 100}%`,
        bgcolor: 'action.selected',
        borderRadius: '3px',
      },
    }}
  >
    <Box component="span" sx={{ position: 'relative' }}>
      {text}
    </Box>
  </Box>
);
