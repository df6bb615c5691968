import { mayGrant, type Role, ROLE_TITLES } from '@regulars/domain/permissions';
import { DateInput, FormDataConsumer, minLength, PasswordInput, required, SelectInput, TextInput } from 'react-admin';
import { CreatePage } from '../../components/FormPage.tsx';
import { PickInput } from '../../components/PickInput.tsx';
import { useViewer } from '../../providers/viewer.ts';
import { EditWithArchive } from '../../components/EditWithArchive.tsx';
import { mutate } from '../../providers/apollo.ts';
import { Account } from './Account.tsx';
import { ArchiveEmployeeDocument, RestoreEmployeeDocument } from './documents.ts';

/** Nobody gives a role with rights that he has not himself. */
const useRoles = () => {
  const { role: mine } = useViewer();
  return (Object.keys(ROLE_TITLES) as Role[]) // keys of a const object
    .filter((role) => mayGrant(mine, role))
    .map((id) => ({ id, name: `resources.staff.role.${id}` }));
};

const Fields = () => (
  <>
    <TextInput source="name" validate={required()} />
    <TextInput source="code" validate={required()} />
    <PickInput source="orgId" reference="orgs" validate={required()} />
    <SelectInput source="role" choices={useRoles()} helperText="resources.staff.role_help" emptyText="resources.staff.no_role" />
    <TextInput source="position" />
    <TextInput source="phone" type="tel" />
    <DateInput source="joinedOn" />
  </>
);

export const EmployeeCreate = () => (
  <CreatePage>
    <Fields />
    <FormDataConsumer>
      {({ formData }) =>
        formData['role'] && (
          <>
            <TextInput source="email" type="email" autoComplete="off" helperText="resources.staff.email_help" />
            {formData['email'] && (
              <PasswordInput
                source="password"
                autoComplete="new-password"
                validate={[required(), minLength(8)]}
                helperText="resources.staff.password_help"
              />
            )}
          </>
        )
      }
    </FormDataConsumer>
  </CreatePage>
);

export const EmployeeEdit = () => (
  <EditWithArchive archive={(id) => mutate(ArchiveEmployeeDocument, { id })} restore={(id) => mutate(RestoreEmployeeDocument, { id })}>
    <Fields />
    <Account />
  </EditWithArchive>
);
