import Add from '@mui/icons-material/Add';
import Close from '@mui/icons-material/Close';
import { Box, Button, IconButton, MenuItem, TextField, Tooltip, Typography } from '@mui/material';
import { useContext } from 'react';
import { useTranslate } from 'react-admin';
import { AddAttribute } from './AddAttribute.tsx';
import { LeafEditor } from './LeafEditor.tsx';
import { LinesContext } from './lines.ts';
import { PurchasesEditor } from './PurchasesEditor.tsx';
import { type Draft, emptyGroup, type Group, type Join, newLeaf, newPurchases, replaced } from './tree.ts';

const JOINS: readonly Join[] = ['all', 'any', 'none'];
/** Deeper than this nobody reads it; the API takes a little more. */
const DEEPEST = 4;

interface GroupEditorProps {
  group: Group;
  onChange: (group: Group) => void;
  /** Absent for the outermost. */
  onRemove?: () => void;
  depth?: number;
}

/** Conditions joined by all, any or none. */
export const GroupEditor = ({ group, onChange, onRemove, depth = 0 }: GroupEditorProps) => {
  const t = useTranslate();
  const lines = useContext(LinesContext);
  const add = (part: Draft) => onChange({ ...group, parts: [...group.parts, part] });
  const change = (at: number) => (part: Draft | null) => onChange({ ...group, parts: replaced(group.parts, at, part) });
  return (
    <Box
      component="fieldset"
      aria-label={t(`conditions.join.${group.join}`)}
      sx={{
        border: 0,
        m: 0,
        borderLeft: 2,
        borderColor: depth % 2 === 0 ? 'primary.main' : 'divider',
        px: 0,
        pl: { xs: 2, sm: 3 },
        py: 1,
        minWidth: 0,
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mb: 2 }}>
        <TextField
          select
          size="small"
          hiddenLabel
          variant="standard"
          value={group.join}
          onChange={({ target }) => onChange({ ...group, join: JOINS.find((join) => join === target.value) ?? 'all' })}
          slotProps={{ select: { SelectDisplayProps: { 'aria-label': t('conditions.join.name') } } }}
        >
          {JOINS.map((join) => (
            <MenuItem key={join} value={join}>
              {t(`conditions.join.${join}`)}
            </MenuItem>
          ))}
        </TextField>
        {onRemove && (
          <Tooltip title={t('conditions.remove_group')}>
            <IconButton size="small" aria-label={t('conditions.remove_group')} onClick={onRemove}>
              <Close fontSize="small" />
            </IconButton>
          </Tooltip>
        )}
      </Box>
      <Box sx={{ display: 'grid', gap: 2 }}>
        {group.parts.map((part, at) => (
          <PartEditor key={at} part={part} onChange={change(at)} depth={depth} />
        ))}
        {group.parts.length === 0 && (
          <Typography variant="body2" color="text.secondary">
            {t(lines.length > 0 ? 'conditions.everybody' : 'conditions.anything')}
          </Typography>
        )}
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 2 }}>
        <AddAttribute onAdd={(attribute) => add(newLeaf(attribute))} />
        {lines.length > 0 && (
          <Button size="small" startIcon={<Add />} onClick={() => add(newPurchases())}>
            {t('conditions.add_purchase')}
          </Button>
        )}
        {depth < DEEPEST && (
          <Button size="small" startIcon={<Add />} onClick={() => add({ ...emptyGroup(), join: group.join === 'all' ? 'any' : 'all' })}>
            {t('conditions.add_group')}
          </Button>
        )}
      </Box>
    </Box>
  );
};

const PartEditor = ({ part, onChange, depth }: { part: Draft; onChange: (part: Draft | null) => void; depth: number }) => {
  const remove = () => onChange(null);
  if (part.kind === 'group') return <GroupEditor group={part} onChange={onChange} onRemove={remove} depth={depth + 1} />;
  if (part.kind === 'purchases') return <PurchasesEditor purchases={part} onChange={onChange} onRemove={remove} depth={depth} />;
  return <LeafEditor leaf={part} onChange={onChange} onRemove={remove} />;
};
