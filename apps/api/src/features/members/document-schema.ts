import { withTx } from '@regulars/db/tx';
import { DOCUMENT_KINDS } from '@regulars/domain/documents';
import type { Requirements } from '@regulars/domain/documents';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { optionalUuid, uuidOf } from '../../global-id.ts';
import { removeDocument, revealDocument, setDocument } from './documents.ts';
import { ofPerson } from './sql.ts';
import { loadRequirements, updateRequirements } from './settings.ts';

export const DocumentKind = builder.enumType('DocumentKind', {
  description: 'What kind of document (证件类型).',
  values: Object.fromEntries(Object.entries(DOCUMENT_KINDS).map(([kind, { en, zh }]) => [kind, { description: `${zh}: ${en}` }])) as {
    [Kind in keyof typeof DOCUMENT_KINDS]: { description: string }; // fromEntries forgets the names of the keys
  },
});

export const DocumentInput = builder.inputType('DocumentInput', {
  description: 'An identity document. Which of the three Chinese identity cards a number belongs to, it says itself.',
  fields: (t) => ({
    kind: t.field({ type: DocumentKind, required: true, description: 'What kind of document.' }),
    number: t.string({
      required: true,
      description: 'As printed; its check digit and date of birth are checked where it has them. Of one member only.',
    }),
  }),
});

builder.prismaObject('MemberDocument', {
  description: 'An identity document of a member; its number is encrypted.',
  fields: (t) => ({
    kind: t.expose('kind', { type: DocumentKind, description: 'What kind of document.' }),
    recordId: t.globalID({
      description: 'The Member record with which it was written down; another one than the member’s own where records were merged.',
      resolve: ({ member_id: id }) => ({ type: 'Member', id }),
    }),
    masked: t.exposeString('masked', { description: 'Of the number so much as anybody may see: 3301**********1234.' }),
    createdAt: t.expose('created_at', { type: 'DateTime', description: 'When it was written down.' }),
  }),
});

builder.prismaObjectField('Member', 'documents', (t) =>
  t.prismaField({
    type: ['MemberDocument'],
    description:
      'Identity documents of the person, masked: see revealMemberDocument. Where records were merged, those of all of them, the standing one’s first.',
    resolve: async (query, { id }) =>
      prisma.memberDocument.findMany({
        ...query,
        where: await ofPerson(db, id),
        orderBy: [{ kind: 'asc' }, { member: { merged_into: { sort: 'asc', nulls: 'first' } } }],
      }),
  }),
);

const told = {
  phone: 'A phone must be given.',
  document: 'A document must be shown.',
  minAge: 'Members must be so many whole years old, where their birthday is known; 1 to 120, null: of any age.',
  personsOnly: 'Natural persons only: no organisations.',
};

export const MemberSettings = builder.objectRef<Requirements>('MemberSettings').implement({
  description: 'What the programme asks of who registers (入会要求). Imports and older members are not asked.',
  fields: (t) => ({
    phone: t.exposeBoolean('phone', { description: told.phone }),
    document: t.exposeBoolean('document', { description: told.document }),
    minAge: t.exposeInt('minAge', { nullable: true, description: told.minAge }),
    personsOnly: t.exposeBoolean('personsOnly', { description: told.personsOnly }),
  }),
});

const MemberSettingsInput = builder.inputType('MemberSettingsInput', {
  description: 'Changes to what the programme asks for; what is left out stays as it is.',
  fields: (t) => ({
    phone: t.boolean({ description: told.phone }),
    document: t.boolean({ description: told.document }),
    minAge: t.int({ description: told.minAge }),
    personsOnly: t.boolean({ description: told.personsOnly }),
  }),
});

builder.queryField('memberSettings', (t) =>
  t.field({
    type: MemberSettings,
    description: 'What the programme asks of who registers.',
    authScopes: { can: 'member.read' },
    resolve: () => loadRequirements(db),
  }),
);

const record = { description: 'Of which of the person’s records, as the document says; left out: the standing one first.' } as const;

builder.mutationFields((t) => ({
  updateMemberSettings: t.field({
    type: MemberSettings,
    description: 'Changes what the programme asks of who registers; who is a member stays one.',
    authScopes: { can: 'member.configure' },
    args: { input: t.arg({ type: MemberSettingsInput, required: true }) },
    resolve: async (_root, { input }, { viewer }) => {
      await withTx(db, (tx) => updateRequirements(tx, viewer, input, new Date()));
      return loadRequirements(db);
    },
  }),
  setMemberDocument: t.prismaField({
    type: 'Member',
    description: "Writes down a member's document, in place of another of its kind. One that another member has is refused with DUPLICATE.",
    authScopes: { can: 'member.write' },
    args: {
      id: t.arg.globalID({ required: true, description: 'The Member.' }),
      document: t.arg({ type: DocumentInput, required: true, description: 'The document.' }),
    },
    resolve: async (query, _root, { document, ...args }, { viewer }) => {
      const id = uuidOf(args.id, 'Member', 'id');
      await withTx(db, (tx) => setDocument(tx, viewer, id, document, new Date()));
      return prisma.member.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  removeMemberDocument: t.prismaField({
    type: 'Member',
    description: "Forgets a member's document.",
    authScopes: { can: 'member.write' },
    args: {
      id: t.arg.globalID({ required: true, description: 'The Member.' }),
      kind: t.arg({ type: DocumentKind, required: true, description: 'Which one.' }),
      recordId: t.arg.globalID(record),
    },
    resolve: async (query, _root, { kind, ...args }, { viewer }) => {
      const id = uuidOf(args.id, 'Member', 'id');
      const recordId = optionalUuid(args.recordId, 'Member', 'recordId') ?? null;
      await withTx(db, (tx) => removeDocument(tx, viewer, { id, kind, recordId }));
      return prisma.member.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  revealMemberDocument: t.string({
    description: 'The whole number of a document. That it was looked at, and by whom, is kept in the audit trail.',
    authScopes: { can: 'member.unmask' },
    args: {
      id: t.arg.globalID({ required: true, description: 'The Member.' }),
      kind: t.arg({ type: DocumentKind, required: true, description: 'Which document.' }),
      recordId: t.arg.globalID(record),
    },
    resolve: (_root, { kind, ...args }, { viewer }) => {
      const id = uuidOf(args.id, 'Member', 'id');
      const recordId = optionalUuid(args.recordId, 'Member', 'recordId') ?? null;
      return withTx(db, (tx) => revealDocument(tx, viewer, { id, kind, recordId }));
    },
  }),
}));
