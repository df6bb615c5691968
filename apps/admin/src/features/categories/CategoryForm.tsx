import { NumberInput, required, TextInput } from 'react-admin';
import { EditWithArchive } from '../../components/EditWithArchive.tsx';
import { CreatePage } from '../../components/FormPage.tsx';
import { PickInput } from '../../components/PickInput.tsx';
import { mutate } from '../../providers/apollo.ts';
import { ArchiveCategoryDocument, RestoreCategoryDocument } from './documents.ts';

const Fields = () => (
  <>
    <TextInput source="name" validate={required()} autoFocus />
    <TextInput source="code" validate={required()} />
    <PickInput source="parentId" reference="categories" />
    <NumberInput source="position" min={0} step={1} />
  </>
);

export const CategoryCreate = () => (
  <CreatePage>
    <Fields />
  </CreatePage>
);

export const CategoryEdit = () => (
  <EditWithArchive archive={(id) => mutate(ArchiveCategoryDocument, { id })} restore={(id) => mutate(RestoreCategoryDocument, { id })}>
    <Fields />
  </EditWithArchive>
);
