import { withTx } from '@regulars/db/tx';
import { CUSTOM_FIELD_TYPES, valueText } from '@regulars/domain/custom-fields';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { globalId, isUuid, uuidOf } from '../../global-id.ts';
import { archivedWhere } from '../../lists.ts';
import { nodeVisibility } from '../../nodes.ts';
import { may } from '../../viewer.ts';
import { createCustomField, setMemberFields, shownValues, type TypedValue, updateCustomField } from './custom-fields.ts';

nodeVisibility('CustomField', (viewer, id) => may(viewer, 'member.read') && isUuid(id));

const CustomFieldType = builder.enumType('CustomFieldType', {
  description: 'What a custom field holds.',
  values: Object.fromEntries(Object.entries(CUSTOM_FIELD_TYPES).map(([type, { en, zh }]) => [type, { description: `${zh}: ${en}` }])) as {
    [Type in keyof typeof CUSTOM_FIELD_TYPES]: { description: string }; // fromEntries forgets the names of the keys
  },
});

const told = {
  name: 'As the form names it, at most 40 characters.',
  choices: 'Of a CHOICE: what may be chosen, in this order, at most 100. One that members have cannot be left out.',
  required: 'Cannot be emptied again.',
};

builder.prismaNode('CustomField', {
  id: { field: 'id' },
  description: 'A field of the profile that the merchant defines (自定义字段).',
  authScopes: { can: 'member.read' },
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Short unique code; stays.' }),
    name: t.exposeString('name', { description: told.name }),
    type: t.expose('type', { type: CustomFieldType, description: 'What it holds; stays.' }),
    choices: t.exposeStringList('choices', { description: told.choices }),
    required: t.exposeBoolean('required', { description: told.required }),
    archivedAt: t.expose('archived_at', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when it is out of use; null while in use.',
    }),
  }),
});

/** Ends with what the picture is, so that a browser that keeps it shows the new one at once. */
const addressOf = (memberId: string, fieldId: string, file: string): string =>
  `/api/members/${encodeURIComponent(globalId('Member', memberId))}/fields/${encodeURIComponent(globalId('CustomField', fieldId))}?v=${file.slice(-8)}`;

builder.prismaObject('MemberField', {
  description: "A member's value of a custom field.",
  fields: (t) => ({
    field: t.relation('field', { description: 'Of which field.' }),
    url: t.string({
      nullable: true,
      description: 'Of an IMAGE: path of the picture, at most 1,280 pixels long, WebP; needs the session. Sent there by PUT as multipart.',
      select: { member_id: true, field_id: true, text: true, field: { select: { type: true } } },
      resolve: ({ member_id, field_id, text, field }) => (field.type === 'IMAGE' ? addressOf(member_id, field_id, text ?? '') : null),
    }),
    value: t.string({
      description: 'As typed: a date as 2020-02-29, a number as 12.5; of an IMAGE the name of the file.',
      resolve: ({ text, number, date }) =>
        valueText({ text, number: number === null ? null : Number(number), date: date?.toISOString().slice(0, 10) ?? null }),
    }),
  }),
});

builder.prismaObjectField('Member', 'customFields', (t) =>
  t.prismaField({
    type: ['MemberField'],
    description:
      'The values of custom fields in use. Pictures of records that were merged into this one are among them where it has none of its own.',
    resolve: async (query, { id }) => {
      const shown = await shownValues(db, id);
      return prisma.memberField.findMany({ ...query, where: { OR: shown }, orderBy: { field: { position: 'asc' } } });
    },
  }),
);

builder.queryField('customFields', (t) =>
  t.prismaField({
    type: ['CustomField'],
    description: 'The fields that the merchant defined, in the order of the form.',
    authScopes: { can: 'member.read' },
    args: { archived: t.arg.boolean({ defaultValue: false, description: 'false: in use; true: archived; null: both.' }) },
    complexity: { field: 1, multiplier: 50 },
    resolve: (query, _root, { archived }) =>
      prisma.customField.findMany({ ...query, where: archivedWhere(archived), orderBy: { position: 'asc' } }),
  }),
);

const CreateCustomFieldInput = builder.inputType('CreateCustomFieldInput', {
  description: 'A new field of the profile.',
  fields: (t) => ({
    code: t.string({ required: true, description: 'Short unique code: letters and digits.' }),
    name: t.string({ required: true, description: told.name }),
    type: t.field({ type: CustomFieldType, required: true, description: 'What it holds.' }),
    choices: t.stringList({ description: told.choices }),
    required: t.boolean({ required: true, defaultValue: false, description: told.required }),
  }),
});

const UpdateCustomFieldInput = builder.inputType('UpdateCustomFieldInput', {
  description: 'Changes to a field; what is left out stays as it is.',
  fields: (t) => ({
    name: t.string({ description: told.name }),
    choices: t.stringList({ description: told.choices }),
    required: t.boolean({ description: told.required }),
    archived: t.boolean({ description: 'true takes it out of use, with its values kept; false puts it back.' }),
  }),
});

export const MemberFieldInput = builder.inputType('MemberFieldInput', {
  description: 'A value of a custom field.',
  fields: (t) => ({
    fieldId: t.globalID({ required: true, description: 'The CustomField.' }),
    value: t.string({ description: 'As typed; null empties.' }),
  }),
});

/** @throws BAD_ID */
export function typedValues(given: readonly (typeof MemberFieldInput.$inferInput)[], list: string): TypedValue[] {
  return given.map(({ fieldId, value }, at) => ({
    fieldId: uuidOf(fieldId, 'CustomField', `${list}.${at}.fieldId`),
    value: value ?? null,
  }));
}

builder.mutationFields((t) => ({
  createCustomField: t.prismaField({
    type: 'CustomField',
    description: 'Defines a field of the profile.',
    authScopes: { can: 'member.configure' },
    args: { input: t.arg({ type: CreateCustomFieldInput, required: true }) },
    resolve: async (query, _root, { input }, { viewer }) => {
      const id = await withTx(db, (tx) => createCustomField(tx, viewer, { ...input, choices: input.choices ?? [] }, new Date()));
      return prisma.customField.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  updateCustomField: t.prismaField({
    type: 'CustomField',
    description: 'Changes a field of the profile.',
    authScopes: { can: 'member.configure' },
    args: {
      id: t.arg.globalID({ required: true, description: 'The CustomField.' }),
      input: t.arg({ type: UpdateCustomFieldInput, required: true }),
    },
    resolve: async (query, _root, { input, ...args }, { viewer }) => {
      const id = uuidOf(args.id, 'CustomField', 'id');
      const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null && value !== undefined));
      await withTx(db, (tx) => updateCustomField(tx, viewer, id, given, new Date()));
      return prisma.customField.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  setMemberFields: t.prismaField({
    type: 'Member',
    description: "Sets a member's values of custom fields; those that are not named stay.",
    authScopes: { can: 'member.write' },
    args: {
      id: t.arg.globalID({ required: true, description: 'The Member.' }),
      values: t.arg({ type: [MemberFieldInput], required: true, description: 'At most one for each field.' }),
    },
    resolve: async (query, _root, { values, ...args }, { viewer }) => {
      const id = uuidOf(args.id, 'Member', 'id');
      const typed = typedValues(values, 'values');
      await withTx(db, (tx) => setMemberFields(tx, viewer, id, typed));
      return prisma.member.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
}));
