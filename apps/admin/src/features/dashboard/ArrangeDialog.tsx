import { Box, Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle } from '@mui/material';
import { type DashboardCard, type Layout, moved } from '@regulars/domain/dashboard';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { messageOf } from '../../providers/errors.ts';
import { ArrangeRow } from './ArrangeRow.tsx';

interface ArrangeDialogProps {
  layout: Layout;
  save: (layout: Layout | null) => Promise<unknown>;
  onClose: () => void;
}

/** Which cards stand on the dashboard, in which order: by dragging, or by keys alone. */
export const ArrangeDialog = ({ layout, save, onClose }: ArrangeDialogProps) => {
  const t = useTranslate();
  const notify = useNotify();
  const [order, setOrder] = useState<readonly DashboardCard[]>([...layout.cards, ...layout.hidden]);
  const [hidden, setHidden] = useState<readonly DashboardCard[]>(layout.hidden);
  const [dragged, setDragged] = useState<DashboardCard | null>(null);
  const [told, tell] = useState('');
  const name = (card: DashboardCard) => t(`resources.dashboard.card.${card}`);

  const move = (card: DashboardCard, by: number) => {
    const next = moved(order, card, by);
    setOrder(next);
    tell(t('resources.dashboard.moved', { card: name(card), place: next.indexOf(card) + 1, count: next.length }));
  };
  const dragOver = (card: DashboardCard) => {
    if (dragged !== null && dragged !== card) setOrder((old) => moved(old, dragged, old.indexOf(card) - old.indexOf(dragged)));
  };
  const toggle = (card: DashboardCard) => setHidden((old) => (old.includes(card) ? old.filter((other) => other !== card) : [...old, card]));
  const keep = async (next: Layout | null) => {
    try {
      await save(next);
      notify('resources.dashboard.saved', { type: 'success' });
      onClose();
    } catch (error) {
      notify(messageOf(error), { type: 'error' });
    }
  };

  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="arrange-title">
      <DialogTitle id="arrange-title">{t('resources.dashboard.arrange')}</DialogTitle>
      <DialogContent>
        <DialogContentText variant="body2">{t('resources.dashboard.arrange_help')}</DialogContentText>
        <Box component="ol" sx={{ listStyle: 'none', m: 0, mt: 3, p: 0 }}>
          {order.map((card, at) => (
            <ArrangeRow
              key={card}
              name={name(card)}
              shown={!hidden.includes(card)}
              first={at === 0}
              last={at === order.length - 1}
              dragged={card === dragged}
              onToggle={() => toggle(card)}
              onMove={(by) => move(card, by)}
              onDrag={(going) => setDragged(going ? card : null)}
              onDragOver={() => dragOver(card)}
            />
          ))}
        </Box>
        <Box component="output" sx={{ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }}>
          {told}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={() => void keep(null)} sx={{ mr: 'auto' }}>
          {t('resources.dashboard.reset')}
        </Button>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button variant="contained" onClick={() => void keep({ cards: order.filter((card) => !hidden.includes(card)), hidden })}>
          {t('common.save')}
        </Button>
      </DialogActions>
    </Dialog>
  );
};
