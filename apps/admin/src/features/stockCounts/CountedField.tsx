import { TextField } from '@mui/material';
import { useState } from 'react';
import { useNotify, useRefresh, useTranslate } from 'react-admin';
import { plainAmount } from '../../amount.ts';
import { client, mutate } from '../../providers/apollo.ts';
import { messageOf } from '../../providers/errors.ts';
import { type CountLine, CountLinesDocument, EnterStockCountDocument } from './documents.ts';

/** What was found of a product; entered when the field is left, or with the Enter key, which goes on to the next one. */
export const CountedField = ({ countId, line }: { countId: string; line: CountLine }) => {
  const t = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const before = line.counted ?? '';
  const [text, setText] = useState(before);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    if (text === before || busy) return;
    setBusy(true);
    try {
      await mutate(EnterStockCountDocument, { id: countId, lines: [{ productId: line.product.id, counted: text === '' ? null : text }] });
      refresh();
      await client.refetchQueries({ include: [CountLinesDocument] });
    } catch (error) {
      setText(before);
      notify(messageOf(error), { type: 'error' });
    } finally {
      setBusy(false);
    }
  };
  const next = (from: HTMLElement) => {
    const fields = [...document.querySelectorAll<HTMLInputElement>('input[data-counted]')];
    fields[fields.indexOf(from as HTMLInputElement) + 1]?.focus(); // leaving this one saves it
  };
  return (
    <TextField
      value={text}
      onChange={({ target }) => setText(plainAmount(target.value, 3))}
      onBlur={() => void save()}
      onKeyDown={({ key, target }) => {
        if (key !== 'Enter') return;
        void save();
        next(target as HTMLElement);
      }}
      sx={{ width: 96 }}
      slotProps={{
        htmlInput: {
          inputMode: 'decimal',
          'data-counted': true,
          style: { textAlign: 'right' },
          'aria-label': `${t('resources.stockCounts.fields.counted')} ${line.product.name}`,
        },
      }}
    />
  );
};
