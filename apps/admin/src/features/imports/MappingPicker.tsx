import { ListSubheader, MenuItem, TextField } from '@mui/material';
import { IMPORT_TARGETS, type ImportTarget } from '@regulars/domain/import-fields';
import { type ImportMapping, parseMapping } from '@regulars/domain/import-mapping';
import { useTranslate } from 'react-admin';
import type { ImportMappingsQuery } from '../../gql/graphql.ts';
import { blankMapping } from './draft.ts';

export type SavedMapping = ImportMappingsQuery['importMappings'][number];

interface MappingPickerProps {
  mappings: readonly SavedMapping[];
  /** Name of the one that is edited, or `new:<target>`. */
  value: string;
  onPick: (value: string) => void;
}

/** The mapping that a name of the picker stands for. */
export function mappingNamed(mappings: readonly SavedMapping[], value: string): ImportMapping {
  const saved = mappings.find(({ name }) => name === value);
  if (saved) return parseMapping(saved.definition);
  return blankMapping(IMPORT_TARGETS.find((target) => value === `new:${target}`) ?? 'SALES');
}

/** Saved mappings and presets by what they hold, and a blank one for each. */
export const MappingPicker = ({ mappings, value, onPick }: MappingPickerProps) => {
  const t = useTranslate();
  const ofTarget = (target: ImportTarget) => mappings.filter((mapping) => mapping.target === target);
  return (
    <TextField
      select
      label={t('resources.imports.mapping')}
      helperText={t('resources.imports.mapping_help')}
      value={value}
      onChange={(event) => onPick(event.target.value)}
      sx={{ width: '100%', maxWidth: 360 }}
    >
      {IMPORT_TARGETS.flatMap((target) => [
        <ListSubheader key={target}>{t(`resources.imports.target.${target}`)}</ListSubheader>,
        ...ofTarget(target).map(({ name, preset }) => (
          <MenuItem key={name} value={name}>
            {preset ? `${name} · ${t('resources.imports.preset')}` : name}
          </MenuItem>
        )),
        <MenuItem
          key={`new:${target}`}
          value={`new:${target}`}
        >{`${t(`resources.imports.target.${target}`)} · ${t('resources.imports.own')}`}</MenuItem>,
      ])}
    </TextField>
  );
};
