import { NumberInput, required, TextInput } from 'react-admin';
import { ColourInput } from '../../components/ColourInput.tsx';
import { CreatePage, EditPage } from '../../components/FormPage.tsx';

const Fields = () => (
  <>
    <TextInput source="name" validate={required()} autoFocus />
    <ColourInput source="colour" label="resources.tags.fields.colour" />
    <NumberInput source="position" step={1} helperText="resources.tagCategories.position_help" />
  </>
);

export const TagCategoryCreate = () => (
  <CreatePage defaults={{ colour: '#0f766e', position: 0 }}>
    <Fields />
  </CreatePage>
);

export const TagCategoryEdit = () => (
  <EditPage>
    <Fields />
  </EditPage>
);
