import { CUSTOM_FIELD_TYPES } from '@regulars/domain/custom-fields';
import { BooleanInput, FormDataConsumer, required, SelectInput, TextInput, useLocale } from 'react-admin';
import { EditWithArchive } from '../../components/EditWithArchive.tsx';
import { CreatePage } from '../../components/FormPage.tsx';
import { mutate } from '../../providers/apollo.ts';
import { UpdateCustomFieldDocument } from './documents.ts';

const Choices = () => (
  <FormDataConsumer<{ type: string }>>
    {({ formData: { type } }) =>
      type === 'CHOICE' && (
        <TextInput source="lines" multiline minRows={3} helperText="resources.customFields.lines_help" validate={required()} />
      )
    }
  </FormDataConsumer>
);

/** What may be changed later too. */
const Changeable = () => (
  <>
    <TextInput source="name" validate={required()} autoFocus />
    <Choices />
    <BooleanInput source="required" helperText="resources.customFields.required_help" />
  </>
);

export const CustomFieldCreate = () => {
  const language = useLocale().startsWith('zh') ? 'zh' : 'en';
  const types = Object.entries(CUSTOM_FIELD_TYPES).map(([id, names]) => ({ id, name: names[language] }));
  return (
    <CreatePage defaults={{ type: 'TEXT', required: false }}>
      <TextInput source="code" validate={required()} helperText="resources.customFields.code_help" />
      <SelectInput source="type" choices={types} translateChoice={false} validate={required()} />
      <Changeable />
    </CreatePage>
  );
};

const archive = (archived: boolean) => (id: string) => mutate(UpdateCustomFieldDocument, { id, input: { archived } });

export const CustomFieldEdit = () => (
  <EditWithArchive archive={archive(true)} restore={archive(false)}>
    <Changeable />
  </EditWithArchive>
);
