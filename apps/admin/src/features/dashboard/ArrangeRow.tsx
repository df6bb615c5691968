import ArrowDownward from '@mui/icons-material/ArrowDownward';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import DragIndicator from '@mui/icons-material/DragIndicator';
import { Box, Checkbox, FormControlLabel, IconButton } from '@mui/material';
import { useTranslate } from 'react-admin';

interface ArrangeRowProps {
  name: string;
  shown: boolean;
  first: boolean;
  last: boolean;
  dragged: boolean;
  onToggle: () => void;
  onMove: (by: -1 | 1) => void;
  /** True when the row is taken up, false when it is let go. */
  onDrag: (going: boolean) => void;
  /** Another row is held over this one. */
  onDragOver: () => void;
}

/** A card in the list of the arrangement. */
export const ArrangeRow = ({ name, shown, first, last, dragged, onToggle, onMove, onDrag, onDragOver }: ArrangeRowProps) => {
  const t = useTranslate();
  return (
    <Box
      component="li"
      draggable
      onDragStart={() => onDrag(true)}
      onDragEnd={() => onDrag(false)}
      onDragOver={(event) => {
        event.preventDefault();
        onDragOver();
      }}
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        py: 0.5,
        borderBottom: 1,
        borderColor: 'divider',
        bgcolor: dragged ? 'action.selected' : 'transparent',
      }}
    >
      <DragIndicator fontSize="small" sx={{ color: 'text.secondary', cursor: 'grab' }} />
      <FormControlLabel
        sx={{ flex: 1, m: 0 }}
        label={name}
        control={<Checkbox size="small" checked={shown} onChange={onToggle} sx={{ p: 1 }} />}
      />
      <IconButton size="small" disabled={first} aria-label={t('resources.dashboard.move_up', { card: name })} onClick={() => onMove(-1)}>
        <ArrowUpward fontSize="small" />
      </IconButton>
      <IconButton size="small" disabled={last} aria-label={t('resources.dashboard.move_down', { card: name })} onClick={() => onMove(1)}>
        <ArrowDownward fontSize="small" />
      </IconButton>
    </Box>
  );
};
