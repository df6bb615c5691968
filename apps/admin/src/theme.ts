import { createTheme, type ThemeOptions } from '@mui/material/styles';
import { CheckedControl } from './components/CheckedControl.tsx';
import { dark, font, light, type Palette, radius } from './tokens.ts';

const focusRing = (p: Palette) => ({ outline: `2px solid ${p.accent}`, outlineOffset: 2 });

const typography: ThemeOptions['typography'] = {
  fontFamily: font,
  fontSize: 14,
  htmlFontSize: 16,
  h1: { fontSize: 22, fontWeight: 600, lineHeight: 1.3 },
  h2: { fontSize: 18, fontWeight: 600, lineHeight: 1.35 },
  h3: { fontSize: 15, fontWeight: 600, lineHeight: 1.4 },
  h6: { fontSize: 18, fontWeight: 600, lineHeight: 1.35 },
  body1: { fontSize: 14, lineHeight: 1.5 },
  body2: { fontSize: 13, lineHeight: 1.5 },
  caption: { fontSize: 12, lineHeight: 1.4 },
  button: { fontSize: 14, fontWeight: 500, textTransform: 'none' },
};

/** Rules that hold for the whole document: figures of equal width, a visible focus, no motion where none is wanted. */
const baseline = (p: Palette) => ({
  body: { fontVariantNumeric: 'tabular-nums', WebkitFontSmoothing: 'antialiased' },
  ':focus-visible': focusRing(p),
  '.recharts-wrapper :focus': { outline: 'none' },
  '@media (prefers-reduced-motion: reduce)': {
    '*, *::before, *::after': { animationDuration: '0.01ms !important', transitionDuration: '0.01ms !important' },
  },
});

const controls = (p: Palette): ThemeOptions['components'] => ({
  MuiButtonBase: { defaultProps: { disableRipple: true }, styleOverrides: { root: { '&.Mui-focusVisible': focusRing(p) } } },
  MuiButton: { defaultProps: { disableElevation: true, size: 'small' }, styleOverrides: { root: { padding: '5px 12px', minWidth: 0 } } },
  MuiTextField: { defaultProps: { variant: 'outlined', size: 'small', slots: { root: CheckedControl } } },
  MuiFormControl: { defaultProps: { variant: 'outlined', size: 'small' } },
  MuiAutocomplete: { defaultProps: { size: 'small' } },
  // Labels stand above their fields, still, and leave the border whole.
  MuiInputLabel: {
    defaultProps: { shrink: true },
    styleOverrides: {
      root: { position: 'static', transform: 'none', fontSize: 13, lineHeight: '20px', marginBottom: 2, whiteSpace: 'normal' },
    },
  },
  MuiOutlinedInput: {
    defaultProps: { notched: false },
    styleOverrides: { notchedOutline: { top: 0, borderColor: p.line, '& legend': { display: 'none' } } },
  },
  MuiFormHelperText: { styleOverrides: { root: { marginInline: 0, marginBottom: 8 } } },
  MuiChip: { styleOverrides: { root: { borderRadius: 6, height: 22, fontSize: 12 }, label: { paddingInline: 8 } } },
  MuiTooltip: { defaultProps: { enterDelay: 300 }, styleOverrides: { tooltip: { fontSize: 12 } } },
  MuiTab: { styleOverrides: { root: { minHeight: 40, padding: '8px 12px' } } },
  MuiTabs: { styleOverrides: { root: { minHeight: 40 } } },
});

const surfaces = (p: Palette): ThemeOptions['components'] => ({
  MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
  MuiCard: { styleOverrides: { root: { border: `1px solid ${p.line}` } } },
  MuiAppBar: { defaultProps: { elevation: 0, color: 'inherit' } },
  MuiDialog: { styleOverrides: { paper: { border: `1px solid ${p.line}` } } },
  MuiTableCell: {
    styleOverrides: {
      root: { fontSize: 13, padding: '7px 12px', borderColor: p.line },
      head: { color: p.quiet, fontWeight: 500, whiteSpace: 'nowrap' },
      stickyHeader: { backgroundColor: p.surface },
    },
  },
  MuiTableRow: { styleOverrides: { root: { '&:last-child td': { borderBottom: 0 } } } },
  MuiTableSortLabel: { styleOverrides: { root: { color: 'inherit' } } },
});

const reactAdmin = (p: Palette) => ({
  RaList: { styleOverrides: { root: { '& .RaList-content': { border: `1px solid ${p.line}`, overflow: 'hidden' } } } },
  // On a phone react-admin stacks the toolbar on a coloured ground; ours stays one quiet row that wraps.
  RaListToolbar: {
    styleOverrides: {
      root: {
        paddingBottom: 12,
        gap: 8,
        '@media (max-width: 599.95px)': {
          display: 'block',
          backgroundColor: 'transparent',
          '& .RaFilterForm-filterFormInput': { width: 'auto' },
        },
        '& form': { minHeight: 0, rowGap: 4 },
        '& .RaFilterFormInput-spacer': { width: 8 },
      },
    },
  },
  RaDataTable: { styleOverrides: { root: { '& .RaDataTable-headerCell': { position: 'static' } } } },
  RaTopToolbar: {
    styleOverrides: { root: { padding: 0, minHeight: 36, '@media (max-width: 599.95px)': { backgroundColor: 'transparent', padding: 0 } } },
  },
  // On a phone react-admin nails the toolbar of a form to the bottom of the screen, where our navigation stands.
  RaToolbar: { styleOverrides: { root: { '&.RaToolbar-mobileToolbar': { position: 'static' } } } },
  RaCreateButton: { styleOverrides: { root: { '&.RaCreateButton-floating': { bottom: 72, right: 16 } } } },
});

const themeOf = (mode: 'light' | 'dark', p: Palette) =>
  createTheme({
    palette: {
      mode,
      primary: { main: p.accent, contrastText: p.onAccent },
      secondary: { main: p.accent, contrastText: p.onAccent },
      success: { main: p.good },
      warning: { main: p.warn },
      error: { main: p.bad },
      background: { default: p.ground, paper: p.surface },
      text: { primary: p.text, secondary: p.quiet },
      divider: p.line,
      action: { hover: p.hover, selected: p.accentSoft },
    },
    spacing: 4,
    shape: { borderRadius: radius },
    typography,
    components: {
      MuiCssBaseline: { styleOverrides: baseline(p) },
      ...controls(p),
      ...surfaces(p),
      ...reactAdmin(p),
    },
  });

export const lightTheme = themeOf('light', light);
export const darkTheme = themeOf('dark', dark);
