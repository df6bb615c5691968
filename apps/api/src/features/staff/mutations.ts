import type { Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { uuidOf } from '../../global-id.ts';
import type { Viewer } from '../../viewer.ts';
import { Role } from './role.ts';
import {
  archiveEmployee,
  createEmployee,
  openAccount,
  resetPassword,
  resetSecondFactor,
  restoreEmployee,
  setEmployeeRole,
  unlockEmployee,
  updateEmployee,
} from './service.ts';

const AccountInput = builder.inputType('EmployeeAccountInput', {
  description: 'What somebody signs in with.',
  fields: (t) => ({
    email: t.string({ required: true, description: 'Unique in the chain; upper and lower case are the same.' }),
    password: t.string({ required: true, description: 'The first password, 8 characters or more; the employee can change it.' }),
  }),
});

const CreateEmployeeInput = builder.inputType('CreateEmployeeInput', {
  description: 'Someone who begins to work for the chain.',
  fields: (t) => ({
    code: t.string({ required: true, description: 'Staff number, unique in the chain.' }),
    name: t.string({ required: true, description: 'Full name.' }),
    orgId: t.globalID({ required: true, description: 'The Org they work in.' }),
    role: t.field({ type: Role, description: 'Without a role they are only named on sales.' }),
    position: t.string({ description: 'Job title.' }),
    phone: t.string({ description: 'Chinese numbers bare, others with + and the country code.' }),
    joinedOn: t.field({ type: 'Date', description: 'First day of work.' }),
    account: t.field({ type: AccountInput, description: 'Lets them sign in; needs a role.' }),
  }),
});

const UpdateEmployeeInput = builder.inputType('UpdateEmployeeInput', {
  description: 'What is not given stays as it is; null empties.',
  fields: (t) => ({
    code: t.string({ description: 'Staff number, unique in the chain.' }),
    name: t.string({ description: 'Full name.' }),
    orgId: t.globalID({ description: 'Moves them to another Org of the branch.' }),
    position: t.string({ description: 'Job title.' }),
    phone: t.string({ description: 'Chinese numbers bare, others with + and the country code.' }),
    joinedOn: t.field({ type: 'Date', description: 'First day of work.' }),
  }),
});

builder.mutationFields((t) => {
  const one = (description: string) => ({
    type: 'Employee' as const,
    description,
    authScopes: { can: 'staff.write' as const },
  });
  const idArg = t.arg.globalID({ required: true, description: 'The Employee.' });
  /** Runs the change of one employee, then reads what became of it. */
  const changing = async <Query>(query: Query, given: { typename: string; id: string }, work: (tx: Tx, id: string) => Promise<void>) => {
    const id = uuidOf(given, 'Employee', 'id');
    await withTx(db, (tx) => work(tx, id));
    return prisma.employee.findUniqueOrThrow({ ...query, where: { id } });
  };
  const simple = (description: string, service: (tx: Tx, viewer: Viewer, id: string) => Promise<void>) =>
    t.prismaField({
      ...one(description),
      args: { id: idArg },
      resolve: (query, _root, { id }, { viewer }) => changing(query, id, (tx, uuid) => service(tx, viewer, uuid)),
    });

  return {
    createEmployee: t.prismaField({
      ...one("Adds somebody to the viewer's branch, with at most the viewer's own rights."),
      args: { input: t.arg({ type: CreateEmployeeInput, required: true }) },
      resolve: async (query, _root, { input }, { viewer }) => {
        const orgId = uuidOf(input.orgId, 'Org', 'orgId');
        const id = await withTx(db, (tx) => createEmployee(tx, viewer, { ...input, orgId }));
        return prisma.employee.findUniqueOrThrow({ ...query, where: { id } });
      },
    }),
    updateEmployee: t.prismaField({
      ...one('Changes what is known of an employee, or the place of work.'),
      args: { id: idArg, input: t.arg({ type: UpdateEmployeeInput, required: true }) },
      resolve: (query, _root, { id, input: { orgId, ...rest } }, { viewer }) => {
        const place = orgId ? { orgId: uuidOf(orgId, 'Org', 'orgId') } : {};
        return changing(query, id, (tx, uuid) => updateEmployee(tx, viewer, uuid, { ...rest, ...place }));
      },
    }),
    setEmployeeRole: t.prismaField({
      ...one('Gives another role, at most with the rights of the viewer; signs the employee out everywhere. The last owner stays.'),
      args: { id: idArg, role: t.arg({ type: Role, description: 'Null: only named on sales.' }) },
      resolve: (query, _root, { id, role }, { viewer }) =>
        changing(query, id, (tx, uuid) => setEmployeeRole(tx, viewer, uuid, role ?? null)),
    }),
    archiveEmployee: simple('The employee left: signed out everywhere, kept on past sales.', archiveEmployee),
    restoreEmployee: simple('The employee is back, with the role and account from before.', restoreEmployee),
    openEmployeeAccount: t.prismaField({
      ...one('Lets an employee with a role sign in.'),
      args: { id: idArg, account: t.arg({ type: AccountInput, required: true, description: 'What they sign in with.' }) },
      resolve: (query, _root, { id, account }, { viewer }) => changing(query, id, (tx, uuid) => openAccount(tx, viewer, uuid, account)),
    }),
    resetEmployeePassword: t.prismaField({
      ...one('Sets a new password, signs the employee out everywhere and lifts a lock.'),
      args: { id: idArg, password: t.arg.string({ required: true, description: '8 characters or more.' }) },
      resolve: (query, _root, { id, password }, { viewer }) => changing(query, id, (tx, uuid) => resetPassword(tx, viewer, uuid, password)),
    }),
    resetEmployeeSecondFactor: simple('For who lost the telephone: sign-in asks for no code until it is set up again.', resetSecondFactor),
    unlockEmployee: simple('Lifts the lock after too many wrong passwords.', unlockEmployee),
  };
});
