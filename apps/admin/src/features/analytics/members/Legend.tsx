import { Box } from '@mui/material';
import { usePalette } from '../../../components/usePalette.ts';
import { shade, steps } from './shade.ts';

/** What the grounds of the cells stand for: each up to a part of the most. */
export const Legend = ({ label, most, text }: { label: string; most: number; text: (value: number) => string }) => {
  const { accent } = usePalette();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 3, alignItems: 'center', fontSize: 12, color: 'text.secondary', pt: 2 }}>
      <span>{label}</span>
      {steps.map((step) => (
        <Box key={step} component="span" sx={{ display: 'inline-flex', gap: 1, alignItems: 'center' }}>
          <span style={{ width: 18, height: 12, borderRadius: 3, background: shade(accent, step) }} aria-hidden="true" />
          {`≤ ${text(most * step)}`}
        </Box>
      ))}
    </Box>
  );
};
