import { Box, Button, type ButtonProps } from '@mui/material';

/** A button for a finger, that says which key does the same. */
export const KeyButton = ({ hint, children, sx, ...button }: ButtonProps & { hint: string }) => (
  <Button {...button} sx={{ minHeight: 48, gap: 1.5, whiteSpace: 'nowrap', ...sx }}>
    {children}
    <Box
      component="kbd"
      aria-hidden
      sx={{
        font: 'inherit',
        fontSize: 11,
        lineHeight: '16px',
        px: 1,
        border: 1,
        borderColor: 'currentcolor',
        borderRadius: 0.5,
        opacity: 0.7,
      }}
    >
      {hint}
    </Box>
  </Button>
);
