import { Box, ButtonBase, FormControl, FormLabel } from '@mui/material';
import { useInput, useTranslate } from 'react-admin';

/** Colours that are told apart and are readable as a dot on light and dark. */
const COLOURS = ['#64748b', '#b45309', '#9ca3af', '#ca8a04', '#0f766e', '#2563eb', '#7c3aed', '#be185d', '#dc2626', '#16a34a'];

/** One of ten colours. */
export const ColourInput = ({ source, label }: { source: string; label: string }) => {
  const t = useTranslate();
  const { field } = useInput({ source });
  const colours = COLOURS.includes(field.value ?? COLOURS[0]) ? COLOURS : [...COLOURS, field.value];
  return (
    <FormControl component="fieldset" sx={{ mb: 4 }}>
      <FormLabel component="legend" sx={{ fontSize: 13, mb: 1 }}>
        {t(label)}
      </FormLabel>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
        {colours.map((colour) => (
          <ButtonBase
            key={colour}
            aria-label={colour}
            aria-pressed={field.value === colour}
            onClick={() => field.onChange(colour)}
            sx={{
              width: 28,
              height: 28,
              borderRadius: '50%',
              bgcolor: colour,
              boxShadow: ({ palette }) => (field.value === colour ? `0 0 0 2px ${palette.background.paper}, 0 0 0 4px ${colour}` : 'none'),
            }}
          />
        ))}
      </Box>
    </FormControl>
  );
};
