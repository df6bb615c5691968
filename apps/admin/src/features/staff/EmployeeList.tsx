import { DataTable, SearchInput, SelectInput, useTranslate } from 'react-admin';
import { ROLE_TITLES } from '@regulars/domain/permissions';
import { Badge } from '../../components/Badge.tsx';
import { DateField, PhoneField } from '../../components/fields.tsx';
import { includeArchived } from '../../components/includeArchived.tsx';
import { Listing } from '../../components/Listing.tsx';
import { useBranch } from '../../frame/useBranch.ts';
import type { EmployeesQuery } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';

type Employee = EmployeesQuery['employees']['edges'][number]['node'];

const roles = Object.keys(ROLE_TITLES).map((id) => ({ id, name: `resources.staff.role.${id}` }));

/** The staff of the branch. */
export const EmployeeList = () => {
  const t = useTranslate();
  const [branch] = useBranch();
  const write = useMay('staff.write');
  const roleName = (role: Employee['role']) => (role ? t(`resources.staff.role.${role}`) : t('resources.staff.no_role'));
  return (
    <Listing<Employee>
      resource="staff"
      sort={{ field: 'code', order: 'ASC' }}
      always={{ branch }}
      filters={[
        <SearchInput key="q" source="q" alwaysOn placeholder={t('resources.staff.fields.q')} />,
        <SelectInput key="role" source="role" choices={roles} />,
        includeArchived,
      ]}
      create={write}
      page={write ? 'edit' : undefined}
      card={({ name, code, role, org, archivedAt }) => ({
        title: name,
        detail: [roleName(role), org?.name].filter(Boolean).join(' · '),
        figure: code,
        note: archivedAt && t('common.archived'),
      })}
    >
      <DataTable.Col source="code" />
      <DataTable.Col source="name" />
      <DataTable.Col<Employee> source="role" disableSort render={({ role }) => roleName(role)} />
      <DataTable.Col<Employee> source="org" disableSort render={({ org }) => org?.name} />
      <DataTable.Col source="position" disableSort />
      <DataTable.Col source="phone" disableSort field={PhoneField} />
      <DataTable.Col source="joinedOn" field={DateField} />
      <DataTable.Col<Employee>
        source="archivedAt"
        label="common.status"
        disableSort
        render={({ archivedAt }) => (archivedAt ? <Badge label={t('common.archived')} /> : null)}
      />
    </Listing>
  );
};
