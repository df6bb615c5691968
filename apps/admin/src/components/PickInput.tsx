import { AutocompleteInput, ReferenceInput, type Validator } from 'react-admin';
import { rowsOnly } from '../providers/rowsOnly.ts';

interface PickInputProps {
  source: string;
  /** The resource to choose from; its source's list searches by `q`. */
  reference: string;
  label?: string | undefined;
  helperText?: string | undefined;
  filter?: Record<string, unknown>;
  validate?: Validator | Validator[];
  alwaysOn?: boolean;
  /** How an option reads; its name by default. */
  text?: (option: { id: string; name: string; code?: string }) => string;
}

const byName = ({ name }: { name: string }) => name;

/** Chooses one of another list, searched while typing. */
export const PickInput = ({ source, reference, label, helperText, filter, validate, text = byName }: PickInputProps) => (
  <ReferenceInput source={source} reference={reference} perPage={50} queryOptions={rowsOnly} {...(filter && { filter })}>
    <AutocompleteInput
      optionText={text}
      filterToQuery={(q: string) => ({ q })}
      matchSuggestion={() => true}
      sx={{ minWidth: 160 }}
      {...(label !== undefined && { label })}
      {...(helperText !== undefined && { helperText })}
      {...(validate && { validate })}
    />
  </ReferenceInput>
);
