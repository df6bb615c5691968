import { useQuery } from '@apollo/client/react';
import { DateInput, SelectArrayInput, TextInput } from 'react-admin';
import type { CustomFieldsQuery } from '../../gql/graphql.ts';
import { CustomFieldsDocument } from '../customFields/documents.ts';

type Field = CustomFieldsQuery['customFields'][number];

/** One or two inputs for a field: from and to where it has an order. */
function filtersOf({ id, name, type, choices }: Field) {
  const source = (part: string) => `custom.${id}.${part}`;
  if (type === 'IMAGE') return [];
  if (type === 'CHOICE') {
    const all = choices.map((one) => ({ id: one, name: one }));
    return [<SelectArrayInput key={id} source={source('values')} label={name} choices={all} translateChoice={false} />];
  }
  if (type === 'TEXT') return [<TextInput key={id} source={source('text')} label={name} />];
  return (['from', 'to'] as const).map((end) => {
    const common = { source: source(end), label: `${name} ${end === 'from' ? '≥' : '≤'}` };
    return type === 'DATE' ? <DateInput key={id + end} {...common} /> : <TextInput key={id + end} {...common} type="number" />;
  });
}

/** Filters of a list of members by the fields that the merchant defined. */
export function useFieldFilters() {
  const { data } = useQuery(CustomFieldsDocument, { variables: { archived: false } });
  return (data?.customFields ?? []).flatMap(filtersOf);
}
