import type { MemberSource } from '@regulars/db/generated/kysely-enums';
import { withTx } from '@regulars/db/tx';
import type { Tx } from '@regulars/db/kysely';
import type { Permission } from '@regulars/domain/permissions';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { optionalUuid, uuidOf } from '../../global-id.ts';
import { DocumentInput } from './document-schema.ts';
import { Gender } from './schema.ts';
import type { Viewer } from '../../viewer.ts';
import { requireFields, setMemberFields, type TypedValue } from './custom-fields.ts';
import { MemberFieldInput, typedValues } from './custom-field-schema.ts';
import { archiveMember, createMember, restoreMember, updateMember } from './service.ts';

const NewMemberKind = builder.enumType('NewMemberKind', {
  description: 'Who can be registered.',
  values: { PERSON: { description: '个人' }, ORGANISATION: { description: '企业/团体' } },
});

const told = {
  birthday: 'Day of birth, not in the future.',
  phone: 'A Chinese mobile or landline, or + and the country code; of one member only.',
  email: 'E-mail address.',
  address: 'Postal address, at most 500 characters.',
  language: 'BCP 47 tag: zh-CN.',
  note: 'For the staff, at most 2,000 characters.',
  card: 'Card number: letters, digits and dashes; of one member only.',
  recruiterId: 'The Employee who won the member.',
};

const CreateMemberInput = builder.inputType('CreateMemberInput', {
  description: 'A new member. Number, level, source and day of joining are given by the server.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Full name, at most 100 characters.' }),
    kind: t.field({ type: NewMemberKind, required: true, defaultValue: 'PERSON', description: 'Person or organisation.' }),
    gender: t.field({ type: Gender, description: 'As the member says.' }),
    birthday: t.field({ type: 'Date', description: told.birthday }),
    phone: t.string({ description: told.phone }),
    email: t.string({ description: told.email }),
    address: t.string({ description: told.address }),
    language: t.string({ description: told.language }),
    note: t.string({ description: told.note }),
    card: t.string({ description: told.card }),
    document: t.field({ type: DocumentInput, description: 'An identity document; birthday and gender it tells need not be given.' }),
    fields: t.field({
      type: [MemberFieldInput],
      description: 'Values of custom fields; where any are given, none that is required may be missing.',
    }),
    homeStoreId: t.globalID({ description: "The home store, an Org; left out, the viewer's own." }),
    recruiterId: t.globalID({ description: `${told.recruiterId} Left out, the viewer.` }),
  }),
});

const UpdateMemberInput = builder.inputType('UpdateMemberInput', {
  description: 'Changes to a member; what is left out stays as it is, null empties.',
  fields: (t) => ({
    name: t.string({ description: 'Full name, at most 100 characters; cannot be emptied.' }),
    gender: t.field({ type: Gender, description: 'As the member says.' }),
    birthday: t.field({ type: 'Date', description: told.birthday }),
    phone: t.string({ description: told.phone }),
    email: t.string({ description: told.email }),
    address: t.string({ description: told.address }),
    language: t.string({ description: told.language }),
    note: t.string({ description: told.note }),
    card: t.string({ description: `${told.card} Takes the place of those the member has.` }),
    homeStoreId: t.globalID({ description: 'The home store, an Org; cannot be emptied.' }),
    recruiterId: t.globalID({ description: told.recruiterId }),
  }),
});

/** The ids of an input as the service knows them. */
function idsOf(input: Pick<typeof UpdateMemberInput.$inferInput, 'homeStoreId' | 'recruiterId'>) {
  return {
    homeStoreId: optionalUuid(input.homeStoreId, 'Org', 'homeStoreId'),
    recruiterId: optionalUuid(input.recruiterId, 'Employee', 'recruiterId'),
  };
}

async function setFields(tx: Tx, viewer: Viewer, id: string, values: readonly TypedValue[]): Promise<void> {
  await requireFields(tx, values);
  await setMemberFields(tx, viewer, id, values, 'fields');
}

const idArgument = { required: true, description: 'The Member.' } as const;
const versionArgument = {
  required: true,
  description: 'The version that the user saw: another change since is VERSION_CONFLICT.',
} as const;

builder.mutationFields((t) => {
  /** A change of one member, answered with the member as it is afterwards. */
  const change = (description: string, work: (tx: Tx, viewer: Viewer, id: string, now: Date) => Promise<void>) =>
    t.prismaField({
      type: 'Member',
      description,
      authScopes: { can: 'member.write' },
      args: { id: t.arg.globalID(idArgument) },
      resolve: async (query, _root, args, { viewer }) => {
        const id = uuidOf(args.id, 'Member', 'id');
        await withTx(db, (tx) => work(tx, viewer, id, new Date()));
        return prisma.member.findUniqueOrThrow({ ...query, where: { id } });
      },
    });
  /** A registration by staff through one channel: each has its own field and right, for the source is never the client's to say. */
  const registration = (source: MemberSource, can: Permission, description: string) =>
    t.prismaField({
      type: 'Member',
      description: `${description} A phone, card or document that another member has is refused with DUPLICATE, which names that member (details.memberId) to those who may see it.`,
      authScopes: { can },
      args: { input: t.arg({ type: CreateMemberInput, required: true }) },
      resolve: async (query, _root, { input }, { viewer }) => {
        const { fields, ...profile } = input;
        const id = await withTx(db, async (tx) => {
          const made = await createMember(tx, viewer, { ...profile, ...idsOf(input) }, new Date(), source);
          if (fields) await setFields(tx, viewer, made, typedValues(fields, 'fields'));
          return made;
        });
        return prisma.member.findUniqueOrThrow({ ...query, where: { id } });
      },
    });
  return {
    createMember: registration('COUNTER', 'member.register', 'Registers a member at the counter of a store.'),
    registerByPhone: registration('CALL_CENTRE', 'member.registerByPhone', 'Registers a member who calls the call centre.'),
    registerAtWindow: registration('SERVICE_WINDOW', 'member.registerAtWindow', 'Registers a member at a service window.'),
    updateMember: t.prismaField({
      type: 'Member',
      description: 'Changes a member.',
      authScopes: { can: 'member.write' },
      args: {
        id: t.arg.globalID(idArgument),
        version: t.arg.int(versionArgument),
        input: t.arg({ type: UpdateMemberInput, required: true }),
      },
      resolve: async (query, _root, { input, version, ...args }, { viewer }) => {
        const id = uuidOf(args.id, 'Member', 'id');
        await withTx(db, (tx) => updateMember(tx, viewer, id, version, { ...input, ...idsOf(input) }, new Date()));
        return prisma.member.findUniqueOrThrow({ ...query, where: { id } });
      },
    }),
    archiveMember: change('Takes a member out of use; sales and history stay.', archiveMember),
    restoreMember: change('Puts an archived member back into use.', restoreMember),
  };
});
