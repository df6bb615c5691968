import { Dialog, InputBase, List, ListItem, ListItemButton, ListItemIcon, ListItemText, Typography } from '@mui/material';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import { type Hit, useSearch } from './useSearch.ts';

const OPEN = 'regulars:search';

/** Opens the search from anywhere. */
export const openSearch = () => window.dispatchEvent(new Event(OPEN));

/** ⌘K / Ctrl K. */
function useOpening(open: () => void) {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      open();
    };
    window.addEventListener('keydown', onKey);
    window.addEventListener(OPEN, open);
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener(OPEN, open);
    };
  });
}

const HitItem = ({ hit, selected, onGo }: { hit: Hit; selected: boolean; onGo: () => void }) => (
  <ListItem disablePadding>
    <ListItemButton selected={selected} onClick={onGo}>
      <ListItemIcon sx={{ minWidth: 32 }}>
        <hit.icon fontSize="small" />
      </ListItemIcon>
      <ListItemText primary={hit.title} secondary={hit.detail} />
    </ListItemButton>
  </ListItem>
);

/** What stands in the dialog while it is open. */
const SearchBox = ({ onClose }: { onClose: () => void }) => {
  const t = useTranslate();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const hits = useSearch(text);
  const go = (hit: Hit | undefined) => {
    if (!hit) return;
    onClose();
    void navigate(hit.path);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter') go(hits[at]);
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    setAt((old) => Math.max(0, Math.min(hits.length - 1, old + (event.key === 'ArrowDown' ? 1 : -1))));
  };
  return (
    <>
      <InputBase
        autoFocus
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setAt(0);
        }}
        onKeyDown={onKey}
        placeholder={t('frame.search_hint')}
        inputProps={{ 'aria-label': t('frame.search') }}
        sx={{ px: 4, py: 2.5, fontSize: 16, borderBottom: 1, borderColor: 'divider' }}
      />
      <List dense sx={{ maxHeight: 420, overflowY: 'auto' }}>
        {hits.map((hit, place) => (
          <HitItem key={hit.path} hit={hit} selected={place === at} onGo={() => go(hit)} />
        ))}
      </List>
      {hits.length === 0 && (
        <Typography color="text.secondary" sx={{ px: 4, pb: 4 }}>
          {t('frame.search_empty')}
        </Typography>
      )}
    </>
  );
};

/** Finds pages, members, products and sales. */
export const SearchDialog = () => {
  const t = useTranslate();
  const [open, setOpen] = useState(false);
  useOpening(() => setOpen(true));
  return (
    <Dialog
      open={open}
      onClose={() => setOpen(false)}
      fullWidth
      maxWidth="sm"
      aria-label={t('frame.search')}
      sx={{ '& .MuiDialog-container': { alignItems: 'flex-start' } }}
    >
      <SearchBox onClose={() => setOpen(false)} />
    </Dialog>
  );
};
