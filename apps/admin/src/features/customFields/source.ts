import type { CreateCustomFieldInput } from '../../gql/graphql.ts';
import { mutate, query } from '../../providers/apollo.ts';
import { matches, nodeOf, picked, type Source, wholeList } from '../../providers/source.ts';
import { CreateCustomFieldDocument, CustomFieldDocument, CustomFieldsDocument, UpdateCustomFieldDocument } from './documents.ts';

interface Form extends Omit<CreateCustomFieldInput, 'choices'> {
  /** One choice a line. */
  lines?: string | null;
}

const choicesOf = ({ lines }: Form) =>
  (lines ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

const source: Source<{ id: string }, Form> = {
  list: async ({ filter }) => {
    const { customFields } = await query(CustomFieldsDocument, { archived: filter['includeArchived'] === true ? null : false });
    return wholeList(customFields.filter(({ name, code }) => matches(filter, name, code)));
  },
  one: async (id) => {
    const field = nodeOf(await query(CustomFieldDocument, { id }));
    return { ...field, lines: field.choices.join('\n') };
  },
  create: async (form) => {
    const input = { ...picked(form, 'code', 'name', 'type', 'required'), choices: choicesOf(form) };
    return (await mutate(CreateCustomFieldDocument, { input })).createCustomField;
  },
  update: async (id, form) => {
    const { name, required } = form;
    const choices = form.type === 'CHOICE' ? { choices: choicesOf(form) } : {};
    return (await mutate(UpdateCustomFieldDocument, { id, input: { name, required, ...choices } })).updateCustomField;
  },
};

export default source;
