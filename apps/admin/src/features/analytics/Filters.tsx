import { useQuery } from '@apollo/client/react';
import { Box, Chip, MenuItem, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { PeriodPicker } from '../../components/PeriodPicker.tsx';
import { nodeIn } from '../../providers/source.ts';
import { useMay } from '../../providers/viewer.ts';
import { LevelsDocument } from '../levels/documents.ts';
import { TagsDocument } from '../tags/documents.ts';
import { NameDocument } from './documents.ts';
import { CHANNELS, type FilterName, useScope } from './useScope.ts';

interface Option {
  id: string;
  name: string;
}

const Select = ({ name, label, options }: { name: FilterName; label: string; options: readonly Option[] }) => {
  const t = useTranslate();
  const { chosen, change } = useScope();
  const value = options.some(({ id }) => id === chosen(name)) ? chosen(name) : '';
  return (
    <TextField
      select
      value={value}
      onChange={({ target }) => change({ [name]: target.value || null })}
      sx={{ minWidth: 112 }}
      slotProps={{ htmlInput: { 'aria-label': label }, select: { displayEmpty: true } }}
    >
      <MenuItem value="">{`${label}: ${t('common.all')}`}</MenuItem>
      {options.map(({ id, name: text }) => (
        <MenuItem key={id} value={id}>
          {text}
        </MenuItem>
      ))}
    </TextField>
  );
};

/** What was chosen by a click in a table; taken away by its cross. */
const Chosen = ({ name }: { name: FilterName }) => {
  const t = useTranslate();
  const { chosen, change } = useScope();
  const id = chosen(name);
  const { data } = useQuery(NameDocument, { variables: { id: id ?? '' }, skip: id === null });
  if (id === null) return null;
  const text = nodeIn(data)?.name ?? '…';
  return (
    <Chip
      color="primary"
      variant="outlined"
      label={`${t(`resources.analytics.filter.${name}`)}: ${text}`}
      onDelete={() => change({ [name]: null })}
    />
  );
};

/** Period and filters of the page; all of it stands in the address. */
export const Filters = () => {
  const t = useTranslate();
  const [levels, tags] = [useMay('level.read'), useMay('tag.read')];
  const { data: levelData } = useQuery(LevelsDocument, { variables: { includeArchived: false }, skip: !levels });
  const { data: tagData } = useQuery(TagsDocument, { variables: { first: 100 }, skip: !tags });
  const label = (name: FilterName) => t(`resources.analytics.filter.${name}`);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
      <PeriodPicker />
      <Select name="channel" label={label('channel')} options={CHANNELS.map((id) => ({ id, name: t(`resources.sales.channel.${id}`) }))} />
      {levels && <Select name="level" label={label('level')} options={levelData?.levels ?? []} />}
      {tags && <Select name="tag" label={label('tag')} options={(tagData?.tags.edges ?? []).map(({ node }) => node)} />}
      {(['category', 'product', 'employee'] as const).map((name) => (
        <Chosen key={name} name={name} />
      ))}
    </Box>
  );
};
