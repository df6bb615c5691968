import { Box, Button, Typography } from '@mui/material';
import { Link } from 'react-router';

interface EmptyStateProps {
  /** What is missing. */
  text: string;
  /** The step that fills it. */
  step?: { label: string; to: string } | undefined;
  height?: number | undefined;
}

/** Says what is missing and offers the step that fills it. */
export const EmptyState = ({ text, step, height = 160 }: EmptyStateProps) => (
  <Box
    data-empty
    sx={{ minHeight: height, display: 'grid', placeContent: 'center', justifyItems: 'center', gap: 3, textAlign: 'center', p: 4 }}
  >
    <Typography color="text.secondary">{text}</Typography>
    {step && (
      <Button component={Link} to={step.to} variant="outlined">
        {step.label}
      </Button>
    )}
  </Box>
);
