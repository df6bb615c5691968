import Close from '@mui/icons-material/Close';
import { Box, IconButton, MenuItem, TextField, Tooltip, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { NumberField } from './NumberField.tsx';
import { type LeafDraft, operatorOf } from './tree.ts';
import { ValueEditor } from './ValueEditor.tsx';
import { useVocabulary } from './vocabulary.ts';

/** The line of a condition: its words, and a way to take it out. */
export const Line = ({ children, onRemove, name }: { children: ReactNode; onRemove: () => void; name: string }) => {
  const t = useTranslate();
  const label = t('conditions.remove', { name });
  return (
    <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 1, minWidth: 0 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, flex: 1, minWidth: 0 }}>{children}</Box>
      <Tooltip title={label}>
        <IconButton size="small" aria-label={label} onClick={onRemove}>
          <Close fontSize="small" />
        </IconButton>
      </Tooltip>
    </Box>
  );
};

/** A choice within the sentence. */
export const Choice = ({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: string;
  options: readonly { value: string; title: string }[];
  onChange: (value: string) => void;
}) => (
  <TextField
    select
    size="small"
    hiddenLabel
    value={value}
    onChange={({ target }) => onChange(target.value)}
    slotProps={{ select: { SelectDisplayProps: { 'aria-label': label } } }}
  >
    {options.map((option) => (
      <MenuItem key={option.value} value={option.value}>
        {option.title}
      </MenuItem>
    ))}
  </TextField>
);

interface LeafEditorProps {
  leaf: LeafDraft;
  onChange: (leaf: LeafDraft) => void;
  onRemove: () => void;
}

/** An attribute, how it is compared, and with what. */
export const LeafEditor = ({ leaf, onChange, onRemove }: LeafEditorProps) => {
  const t = useTranslate();
  const attribute = useVocabulary().find(({ name }) => name === leaf.attribute);
  if (!attribute) {
    return (
      <Line onRemove={onRemove} name={leaf.attribute}>
        <Typography color="error">{t('conditions.gone')}</Typography>
      </Line>
    );
  }
  const { title, operators } = attribute;
  const shape = operators.find(({ name }) => name === leaf.operator)?.shape ?? 'nothing';
  const choose = (name: string) => {
    const next = operators.find((operator) => operator.name === name);
    const keeps = next?.shape === shape;
    onChange({ ...leaf, operator: operatorOf(name), value: keeps ? leaf.value : undefined });
  };
  return (
    <Line onRemove={onRemove} name={title}>
      <Typography component="span" sx={{ fontWeight: 500 }}>
        {title}
      </Typography>
      {attribute.days != null && (
        <NumberField
          label={t('conditions.within_days')}
          unit="days"
          decimal={false}
          value={leaf.days ?? undefined}
          onChange={(days) => onChange({ ...leaf, days: days ?? null })}
        />
      )}
      <Choice
        label={t('conditions.compare', { name: title })}
        value={leaf.operator}
        options={operators.map((operator) => ({ value: operator.name, title: operator.title }))}
        onChange={choose}
      />
      <ValueEditor attribute={attribute} shape={shape} value={leaf.value} onChange={(value) => onChange({ ...leaf, value })} />
    </Line>
  );
};
