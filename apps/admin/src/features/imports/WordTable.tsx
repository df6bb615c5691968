import Close from '@mui/icons-material/Close';
import { Box, Button, IconButton, MenuItem, TextField, Typography } from '@mui/material';
import type { FieldSpec } from '@regulars/domain/import-fields';
import type { ColumnRule } from '@regulars/domain/import-mapping';
import { meaningOf } from '@regulars/domain/import-values';
import { useState } from 'react';
import { useTranslate } from 'react-admin';

/** Where the names of a field's meanings stand; the choices of a field of the merchant's own are their own names. */
const NAMES: Record<string, string> = {
  channel: 'resources.sales.channel',
  tender: 'resources.sales.method',
  cardState: 'resources.cards.states',
};

/** Whose common words are understood in either language. */
const USUAL = new Set(['channel', 'tender']);

/** What a sale of a file is that does not say. */
const UNTOLD: Record<string, string> = { channel: 'STORE', tender: 'OTHER', cardState: 'ACTIVE' };

interface MeaningProps {
  field: string;
  words: NonNullable<FieldSpec['words']>;
  value: string;
  label: string;
  onChange: (value: string) => void;
}

/** Chooses one of the meanings that a field has. */
export const Meaning = ({ field, words, value, label, onChange }: MeaningProps) => {
  const t = useTranslate();
  const named = NAMES[field];
  return (
    <TextField
      select
      value={meaningOf(words, value).value ?? ''}
      onChange={({ target }) => onChange(target.value)}
      slotProps={{ htmlInput: { 'aria-label': label } }}
      sx={{ minWidth: 128 }}
    >
      {[...new Set(Object.values(words))].map((meaning) => (
        <MenuItem key={meaning} value={meaning}>
          {named ? t(`${named}.${meaning}`) : meaning}
        </MenuItem>
      ))}
    </TextField>
  );
};

interface WordTableProps {
  field: string;
  words: NonNullable<FieldSpec['words']>;
  rule: ColumnRule;
  onChange: (rule: ColumnRule) => void;
}

/** What words of the file mean beside the usual ones. */
export const WordTable = ({ field, words, rule, onChange }: WordTableProps) => {
  const t = useTranslate();
  const [word, setWord] = useState('');
  const entries = Object.entries(rule.lookup ?? {});
  const put = (next: [string, string][]) => {
    const { lookup: _old, ...rest } = rule;
    onChange(next.length > 0 ? { ...rest, lookup: Object.fromEntries(next) } : rest);
  };
  const add = () => {
    const key = word.trim();
    setWord('');
    if (key)
      put([
        ...entries.filter(([known]) => known !== key),
        [key, meaningOf(words, key).value ?? UNTOLD[field] ?? Object.values(words)[0] ?? ''],
      ]);
  };
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <Typography variant="caption" color="text.secondary">
        {t(`resources.imports.words.${USUAL.has(field) ? 'usual' : 'choices'}`)}
      </Typography>
      {entries.map(([key, value]) => (
        <Box key={key} sx={{ display: 'flex', gap: 2, alignItems: 'center' }}>
          <Typography sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>{key}</Typography>
          <Meaning
            field={field}
            words={words}
            value={value}
            label={t('resources.imports.words.means', { word: key })}
            onChange={(meaning) => put(entries.map(([known, old]) => [known, known === key ? meaning : old]))}
          />
          <IconButton
            size="small"
            aria-label={t('resources.imports.words.remove', { word: key })}
            onClick={() => put(entries.filter(([known]) => known !== key))}
          >
            <Close fontSize="small" />
          </IconButton>
        </Box>
      ))}
      <Box sx={{ display: 'flex', gap: 2 }}>
        <TextField
          value={word}
          onChange={({ target }) => setWord(target.value)}
          onKeyDown={(event) => event.key === 'Enter' && add()}
          placeholder={t('resources.imports.words.word')}
          slotProps={{ htmlInput: { 'aria-label': t('resources.imports.words.word') } }}
          sx={{ flex: 1 }}
        />
        <Button disabled={word.trim() === ''} onClick={add}>
          {t('resources.imports.words.add')}
        </Button>
      </Box>
    </Box>
  );
};
