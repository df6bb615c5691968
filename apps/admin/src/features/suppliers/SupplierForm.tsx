import { NumberInput, required, TextInput } from 'react-admin';
import { EditWithArchive } from '../../components/EditWithArchive.tsx';
import { CreatePage } from '../../components/FormPage.tsx';
import { mutate } from '../../providers/apollo.ts';
import { ArchiveSupplierDocument, RestoreSupplierDocument } from './documents.ts';

const Fields = () => (
  <>
    <TextInput source="code" validate={required()} autoFocus />
    <TextInput source="name" validate={required()} />
    <NumberInput source="leadDays" validate={required()} min={0} max={365} helperText="resources.suppliers.lead_help" />
    <TextInput source="contact" />
    <TextInput source="phone" />
    <TextInput source="email" type="email" />
    <TextInput source="address" />
    <TextInput source="note" multiline />
  </>
);

export const SupplierCreate = () => (
  <CreatePage defaults={{ leadDays: 3 }} redirect="show">
    <Fields />
  </CreatePage>
);

export const SupplierEdit = () => (
  <EditWithArchive
    redirect="show"
    archive={(id) => mutate(ArchiveSupplierDocument, { id })}
    restore={(id) => mutate(RestoreSupplierDocument, { id })}
  >
    <Fields />
  </EditWithArchive>
);
