import Add from '@mui/icons-material/Add';
import { Autocomplete, Button, Popover, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Attribute } from './tree.ts';
import { useVocabulary } from './vocabulary.ts';

/** Chooses what the next condition asks: grouped, and found by typing. */
export const AddAttribute = ({ onAdd }: { onAdd: (attribute: Attribute) => void }) => {
  const t = useTranslate();
  const vocabulary = useVocabulary();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const choose = (attribute: Attribute | null) => {
    setAnchor(null);
    if (attribute) onAdd(attribute);
  };
  return (
    <>
      <Button size="small" startIcon={<Add />} aria-haspopup="listbox" onClick={({ currentTarget }) => setAnchor(currentTarget)}>
        {t('conditions.add')}
      </Button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{ paper: { sx: { p: 2, width: 320, maxWidth: '92vw' } } }}
      >
        <Autocomplete
          open
          openOnFocus
          disablePortal
          options={vocabulary.filter(({ name }) => name !== 'date')}
          groupBy={({ group }) => group}
          getOptionLabel={({ title }) => title}
          getOptionKey={({ name }) => name}
          onChange={(_event, attribute) => choose(attribute)}
          renderInput={(props) => <TextField {...props} autoFocus size="small" label={t('conditions.attribute')} />}
          slotProps={{ popper: { sx: { position: 'static !important', transform: 'none !important', width: '100% !important' } } }}
        />
      </Popover>
    </>
  );
};
