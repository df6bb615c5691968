import { Box, Button, TextField } from '@mui/material';
import type { ImportMapping } from '@regulars/domain/import-mapping';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { mutate } from '../../providers/apollo.ts';
import { messageOf } from '../../providers/errors.ts';
import { SaveImportMappingDocument } from './documents.ts';

interface SaveMappingProps {
  mapping: ImportMapping;
  onSaved: (mapping: ImportMapping) => Promise<void>;
}

/** Keeps the draft under a name, for the next file of the same kind. */
export const SaveMapping = ({ mapping, onSaved }: SaveMappingProps) => {
  const t = useTranslate();
  const notify = useNotify();
  const [name, setName] = useState<string | null>(null);
  const save = async () => {
    const named = { ...mapping, name: name ?? '' };
    try {
      await mutate(SaveImportMappingDocument, { mapping: named });
      notify('resources.imports.saved', { type: 'success' });
      setName(null);
      await onSaved(named);
    } catch (error) {
      notify(messageOf(error), { type: 'error' });
    }
  };
  if (name === null)
    return (
      <Button variant="outlined" onClick={() => setName('')} sx={{ mb: 6 }}>
        {t('resources.imports.save')}
      </Button>
    );
  return (
    <Box sx={{ display: 'flex', gap: 2, alignItems: 'flex-end', mb: 6 }}>
      <TextField
        autoFocus
        label={t('resources.imports.save_as')}
        value={name}
        onChange={({ target }) => setName(target.value)}
        slotProps={{ htmlInput: { maxLength: 80 } }}
      />
      <Button variant="contained" disabled={name.trim() === ''} onClick={save}>
        {t('common.save')}
      </Button>
      <Button onClick={() => setName(null)}>{t('common.cancel')}</Button>
    </Box>
  );
};
