import { required, TextInput } from 'react-admin';
import { EditWithArchive } from '../../components/EditWithArchive.tsx';
import { CreatePage } from '../../components/FormPage.tsx';
import { mutate } from '../../providers/apollo.ts';
import { ArchivePriceTierDocument, RestorePriceTierDocument } from './documents.ts';

const Fields = () => (
  <>
    <TextInput source="name" validate={required()} autoFocus />
    <TextInput source="code" validate={required()} />
  </>
);

export const PriceTierCreate = () => (
  <CreatePage>
    <Fields />
  </CreatePage>
);

export const PriceTierEdit = () => (
  <EditWithArchive archive={(id) => mutate(ArchivePriceTierDocument, { id })} restore={(id) => mutate(RestorePriceTierDocument, { id })}>
    <Fields />
  </EditWithArchive>
);
