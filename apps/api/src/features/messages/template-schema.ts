import type { Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { previewTemplate, variablesOf } from '@regulars/domain/messages';
import { builder } from '../../builder.ts';
import { chain } from '../../chain.ts';
import { db, prisma } from '../../db.ts';
import { isUuid, uuidOf } from '../../global-id.ts';
import { archivedWhere } from '../../lists.ts';
import { nodeVisibility } from '../../nodes.ts';
import { may, type Viewer } from '../../viewer.ts';
import { MessageChannel, MessageOccasion, MessagePurpose } from './enums.ts';
import { archiveTemplate, createTemplate, restoreTemplate, updateTemplate } from './templates.ts';

nodeVisibility('MessageTemplate', (viewer, id) => may(viewer, 'message.read') && isUuid(id));

builder.prismaNode('MessageTemplate', {
  id: { field: 'id' },
  description: 'What is written to members, in both languages (消息模板).',
  authScopes: { can: 'message.read' },
  fields: (t) => ({
    code: t.exposeString('code', { description: 'By which the product asks for it.' }),
    name: t.exposeString('name', { description: 'What the staff call it.' }),
    purpose: t.expose('purpose', { type: MessagePurpose, description: 'What for.' }),
    channel: t.expose('channel', { type: MessageChannel, description: 'By which way it goes by itself, and is offered first.' }),
    occasion: t.expose('occasion', { type: MessageOccasion, description: 'What sends it by itself.' }),
    daysAhead: t.exposeInt('days_ahead', { nullable: true, description: 'Of an occasion: so many days before its day.' }),
    subjectEn: t.exposeString('subject_en', { nullable: true, description: 'Subject of an e-mail, in English.' }),
    subjectZh: t.exposeString('subject_zh', { nullable: true, description: 'Subject of an e-mail, in Chinese.' }),
    bodyEn: t.exposeString('body_en', { description: 'The text with its {variables}, in English.' }),
    bodyZh: t.exposeString('body_zh', { description: 'The text with its {variables}, in Chinese.' }),
    variables: t.stringList({ description: 'The variables that it may use.', resolve: ({ code }) => [...variablesOf(code)] }),
    previewEn: t.string({
      description: 'The English text as somebody may get it.',
      resolve: ({ code, body_en }) => previewTemplate(body_en, code, chain().name, 'en'),
    }),
    previewZh: t.string({
      description: 'The Chinese text as somebody may get it.',
      resolve: ({ code, body_zh }) => previewTemplate(body_zh, code, chain().name, 'zh'),
    }),
    gatewayId: t.exposeString('gateway_id', { nullable: true, description: 'Under which the gateway knows the text.' }),
    enabled: t.exposeBoolean('enabled', { description: 'Whether it is sent at all.' }),
    builtIn: t.exposeBoolean('built_in', { description: 'Came with the product: can be changed and switched off, not archived.' }),
    archivedAt: t.expose('archived_at', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when it is out of use; null while in use.',
    }),
  }),
});

builder.queryField('messageTemplates', (t) =>
  t.prismaField({
    type: ['MessageTemplate'],
    description: 'Templates, those of the product first.',
    authScopes: { can: 'message.read' },
    args: { archived: t.arg.boolean({ defaultValue: false, description: 'false: in use; true: archived; null: both.' }) },
    resolve: (query, _root, args) =>
      prisma.messageTemplate.findMany({ ...query, where: archivedWhere(args.archived), orderBy: [{ built_in: 'desc' }, { id: 'asc' }] }),
  }),
);

const told = {
  name: 'What the staff call it, at most 100 characters.',
  channel: 'By which way it goes by itself, and is offered first.',
  subject: 'Of an e-mail, at most 200 characters.',
  body: 'The text with its {variables}.',
  daysAhead: 'Of an occasion: so many days before its day, 0 to 60.',
  gatewayId: 'Under which the gateway knows the text, at most 100 characters.',
  enabled: 'Whether it is sent at all.',
};

const CreateTemplateInput = builder.inputType('CreateMessageTemplateInput', {
  description: 'A new template.',
  fields: (t) => ({
    code: t.string({ required: true, description: 'Letters, digits and _, unique.' }),
    name: t.string({ required: true, description: told.name }),
    purpose: t.field({ type: MessagePurpose, required: true, description: 'What for.' }),
    channel: t.field({ type: MessageChannel, required: true, description: told.channel }),
    subjectEn: t.string({ description: told.subject }),
    subjectZh: t.string({ description: told.subject }),
    bodyEn: t.string({ required: true, description: told.body }),
    bodyZh: t.string({ required: true, description: told.body }),
    gatewayId: t.string({ description: told.gatewayId }),
    enabled: t.boolean({ description: told.enabled }),
  }),
});

const UpdateTemplateInput = builder.inputType('UpdateMessageTemplateInput', {
  description: 'Changes to a template; what is left out stays as it is.',
  fields: (t) => ({
    name: t.string({ description: `${told.name} Cannot be emptied.` }),
    channel: t.field({ type: MessageChannel, description: told.channel }),
    subjectEn: t.string({ description: told.subject }),
    subjectZh: t.string({ description: told.subject }),
    bodyEn: t.string({ description: `${told.body} Cannot be emptied.` }),
    bodyZh: t.string({ description: `${told.body} Cannot be emptied.` }),
    daysAhead: t.int({ description: told.daysAhead }),
    gatewayId: t.string({ description: told.gatewayId }),
    enabled: t.boolean({ description: told.enabled }),
  }),
});

builder.mutationFields((t) => {
  const change = (description: string, work: (tx: Tx, viewer: Viewer, id: string) => Promise<void>) =>
    t.prismaField({
      type: 'MessageTemplate',
      description,
      authScopes: { can: 'message.configure' },
      args: { id: t.arg.globalID({ required: true, description: 'The MessageTemplate.' }) },
      resolve: async (query, _root, args, { viewer }) => {
        const id = uuidOf(args.id, 'MessageTemplate', 'id');
        await withTx(db, (tx) => work(tx, viewer, id));
        return prisma.messageTemplate.findUniqueOrThrow({ ...query, where: { id } });
      },
    });
  return {
    createMessageTemplate: t.prismaField({
      type: 'MessageTemplate',
      description: 'Adds a template.',
      authScopes: { can: 'message.configure' },
      args: { input: t.arg({ type: CreateTemplateInput, required: true }) },
      resolve: async (query, _root, { input }, { viewer }) => {
        const id = await withTx(db, (tx) => createTemplate(tx, viewer, input, new Date()));
        return prisma.messageTemplate.findUniqueOrThrow({ ...query, where: { id } });
      },
    }),
    updateMessageTemplate: t.prismaField({
      type: 'MessageTemplate',
      description: 'Changes a template; what was written before stays as it is.',
      authScopes: { can: 'message.configure' },
      args: {
        id: t.arg.globalID({ required: true, description: 'The MessageTemplate, in use.' }),
        input: t.arg({ type: UpdateTemplateInput, required: true }),
      },
      resolve: async (query, _root, { input, ...args }, { viewer }) => {
        const id = uuidOf(args.id, 'MessageTemplate', 'id');
        await withTx(db, (tx) => updateTemplate(tx, viewer, id, input));
        return prisma.messageTemplate.findUniqueOrThrow({ ...query, where: { id } });
      },
    }),
    archiveMessageTemplate: change('Takes a template out of use.', (tx, viewer, id) => archiveTemplate(tx, viewer, id, new Date())),
    restoreMessageTemplate: change('Puts an archived template back into use.', restoreTemplate),
  };
});
