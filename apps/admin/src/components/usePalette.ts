import { useTheme } from '@mui/material';
import { dark, light, type Palette } from '../tokens.ts';

/** The colours of the present theme, for drawings. */
export const usePalette = (): Palette => (useTheme().palette.mode === 'dark' ? dark : light);
