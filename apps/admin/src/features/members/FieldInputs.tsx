import { useQuery } from '@apollo/client/react';
import { DateInput, required as isRequired, SelectInput, TextInput } from 'react-admin';
import { FormSection } from '../../components/FormSection.tsx';
import type { CustomFieldsQuery } from '../../gql/graphql.ts';
import { CustomFieldsDocument } from '../customFields/documents.ts';

type Field = CustomFieldsQuery['customFields'][number];

const FieldInput = ({ field: { id, name, type, choices, required } }: { field: Field }) => {
  const common = { source: `custom.${id}`, label: name, ...(required && { validate: isRequired() }) };
  if (type === 'DATE') return <DateInput {...common} />;
  if (type === 'CHOICE')
    return <SelectInput {...common} choices={choices.map((one) => ({ id: one, name: one }))} translateChoice={false} />;
  return <TextInput {...common} {...(type === 'NUMBER' && { type: 'number' })} />;
};

/** The fields that the merchant defined, of a new member; pictures are sent once there is one. */
export const FieldInputs = () => {
  const { data } = useQuery(CustomFieldsDocument, { variables: { archived: false } });
  const fields = (data?.customFields ?? []).filter(({ type }) => type !== 'IMAGE');
  if (fields.length === 0) return null;
  return (
    <FormSection title="resources.members.custom">
      {fields.map((field) => (
        <FieldInput key={field.id} field={field} />
      ))}
    </FormSection>
  );
};
