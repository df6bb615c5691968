import { Dialog, InputBase, List, ListItemButton, ListItemIcon, ListItemText, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import { useRooms } from './useRooms.ts';

const OPEN = 'regulars:search';

/** Opens the search from anywhere. */
export const openSearch = () => window.dispatchEvent(new Event(OPEN));

/** ⌘K / Ctrl K. */
function useOpening(open: () => void) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
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

/** Finds pages, members and products. */
export const SearchDialog = () => {
  const t = useTranslate();
  const navigate = useNavigate();
  const rooms = useRooms().flatMap(([, all]) => all);
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  useOpening(() => setOpen(true));
  const go = (path: string) => {
    setOpen(false);
    setText('');
    void navigate(path);
  };
  const pages = rooms.filter(({ name }) => t(`resources.${name}.name`, { smart_count: 2 }).toLowerCase().includes(text.toLowerCase()));
  return (
    <Dialog open={open} onClose={() => setOpen(false)} fullWidth maxWidth="sm" aria-label={t('frame.search')} sx={{ '& .MuiDialog-container': { alignItems: 'flex-start' } }}>
      <InputBase autoFocus value={text} onChange={({ target }) => setText(target.value)} placeholder={t('frame.search_hint')} inputProps={{ 'aria-label': t('frame.search') }} sx={{ px: 4, py: 2.5, fontSize: 16, borderBottom: 1, borderColor: 'divider' }} />
      <List dense sx={{ maxHeight: 420, overflowY: 'auto' }}>
        {pages.length === 0 && <Typography color="text.secondary" sx={{ px: 4, py: 3 }}>{t('frame.search_empty')}</Typography>}
        {pages.map(({ name, icon: Icon }) => (
          <ListItemButton key={name} onClick={() => go(`/${name}`)}>
            <ListItemIcon sx={{ minWidth: 32 }}><Icon fontSize="small" /></ListItemIcon>
            <ListItemText primary={t(`resources.${name}.name`, { smart_count: 2 })} />
          </ListItemButton>
        ))}
      </List>
    </Dialog>
  );
};
