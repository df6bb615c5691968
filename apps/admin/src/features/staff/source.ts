import type { CreateEmployeeInput, EmployeeSort } from '../../gql/graphql.ts';
import { mutate, query } from '../../providers/apollo.ts';
import { archivedFilter, changed, nodeOf, pageOf, picked, type Source } from '../../providers/source.ts';
import {
  CreateEmployeeDocument,
  EmployeeDocument,
  EmployeesDocument,
  SetEmployeeRoleDocument,
  UpdateEmployeeDocument,
} from './documents.ts';

/** The form holds the account's two fields side by side with the rest. */
interface EmployeeForm extends Omit<CreateEmployeeInput, 'account'> {
  email?: string | null;
  password?: string | null;
}

const FIELDS = ['code', 'name', 'orgId', 'position', 'phone', 'joinedOn'] as const;

const SORTS: Record<string, EmployeeSort> = { name: 'NAME', code: 'CODE', joinedOn: 'JOINED_ON' };

const accountOf = ({ email, password }: EmployeeForm) => (email && password ? { account: { email, password } } : {});

const source: Source<{ id: string }, EmployeeForm> = {
  list: async ({ first, after, sort, filter }) => {
    const { employees } = await query(EmployeesDocument, {
      first,
      after,
      sort: SORTS[sort.field] ?? 'NAME',
      direction: sort.order,
      filter: {
        text: filter['q'] ?? null,
        role: filter['role'] ?? null,
        orgId: filter['branch'] ?? null,
        archived: archivedFilter(filter),
      },
    });
    return pageOf(employees);
  },
  one: async (id) => {
    const employee = nodeOf(await query(EmployeeDocument, { id }));
    return { ...employee, orgId: employee.org?.id ?? null };
  },
  create: async (form) =>
    (await mutate(CreateEmployeeDocument, { input: { ...picked(form, ...FIELDS, 'role'), ...accountOf(form) } })).createEmployee,
  update: async (id, form, before) => {
    const input = changed(form, before, ...FIELDS);
    if (Object.keys(input).length > 0) await mutate(UpdateEmployeeDocument, { id, input });
    if (form.role !== before.role) await mutate(SetEmployeeRoleDocument, { id, role: form.role ?? null });
    return { id };
  },
};

export default source;
