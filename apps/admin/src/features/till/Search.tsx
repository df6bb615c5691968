import { InputAdornment, TextField } from '@mui/material';
import QrCodeScanner from '@mui/icons-material/QrCodeScanner';
import type { KeyboardEvent, RefObject } from 'react';
import { useTranslate } from 'react-admin';

interface SearchProps {
  input: RefObject<HTMLInputElement | null>;
  text: string;
  onType: (text: string) => void;
  onEnter: () => void;
  onMark: (step: 1 | -1) => void;
  /** Keys that mean the basket while nothing is typed. */
  onLine: (act: 'up' | 'down' | 'more' | 'less' | 'drop') => void;
}

const LINE = { ArrowUp: 'up', ArrowDown: 'down', '+': 'more', '=': 'more', '-': 'less', Delete: 'drop' } as const;
const MARK = { ArrowUp: -1, ArrowDown: 1 } as const;

/** Where scans arrive and names are typed; it has the focus whenever nothing is in front of the till. */
export const Search = ({ input, text, onType, onEnter, onMark, onLine }: SearchProps) => {
  const t = useTranslate();
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const { key } = event;
    const act = text === '' && key in LINE ? LINE[key as keyof typeof LINE] : null; // it is in LINE
    const step = text !== '' && key in MARK ? MARK[key as keyof typeof MARK] : null; // it is in MARK
    if (key === 'Enter') onEnter();
    else if (act) onLine(act);
    else if (step) onMark(step);
    else return;
    event.preventDefault();
  };
  return (
    <TextField
      inputRef={input}
      value={text}
      onChange={({ target }) => onType(target.value)}
      onKeyDown={keys}
      placeholder={t('resources.till.search')}
      autoFocus
      autoComplete="off"
      fullWidth
      slotProps={{
        htmlInput: { 'aria-label': t('resources.till.search'), style: { fontSize: 18, height: 32 }, spellCheck: false },
        input: {
          startAdornment: (
            <InputAdornment position="start">
              <QrCodeScanner />
            </InputAdornment>
          ),
          sx: { bgcolor: 'background.paper' },
        },
      }}
    />
  );
};
