import { Alert, Button, TextField } from '@mui/material';
import { useState } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import { Section } from '../../components/Section.tsx';
import { useAct } from '../../components/useAct.ts';
import { mutate } from '../../providers/apollo.ts';
import { TagListDocument } from './documents.ts';

/** Puts the tag on the members of a pasted list or of a file: phone, card or member numbers. */
export const TagListed = () => {
  const t = useTranslate();
  const tag = useRecordContext<{ id: string; archivedAt?: string | null }>();
  const { act, busy, failure } = useAct();
  const [text, setText] = useState('');
  const [unknown, setUnknown] = useState<readonly string[]>([]);
  if (!tag || tag.archivedAt) return null;
  const lines = text.split(/[\n,;，；、]/u).filter((line) => line.trim() !== '');
  const save = () =>
    act(
      () => mutate(TagListDocument, { input: { tagId: tag.id, lines } }),
      ({ tagList }) => {
        setUnknown(tagList.unknown);
        setText(tagList.unknown.join('\n'));
        return t('resources.tags.tagged', { smart_count: tagList.members });
      },
    );
  const read = async (file: File | undefined) => file && setText(await file.text());
  return (
    <Section title={t('resources.tags.list_title')}>
      {failure && <Alert severity="error">{failure}</Alert>}
      {unknown.length > 0 && <Alert severity="warning">{t('resources.tags.unknown', { lines: unknown.slice(0, 10).join(', ') })}</Alert>}
      <TextField
        multiline
        fullWidth
        minRows={3}
        maxRows={8}
        label={t('resources.tags.fields.lines')}
        value={text}
        onChange={({ target }) => setText(target.value)}
        sx={{ my: 2, maxWidth: 600, display: 'block' }}
      />
      <Button variant="contained" disabled={busy || lines.length === 0} onClick={() => void save()}>
        {t('resources.tags.list_title')}
      </Button>
      <Button component="label" sx={{ ml: 2 }}>
        {t('resources.tags.list_file')}
        <input type="file" accept=".csv,.txt,text/plain" hidden onChange={({ target }) => void read(target.files?.[0])} />
      </Button>
    </Section>
  );
};
