import type { CreateMessageTemplateInput, UpdateMessageTemplateInput } from '../../gql/graphql.ts';
import { mutate, query } from '../../providers/apollo.ts';
import { archivedFilter, changed, matches, nodeOf, picked, type Source, wholeList } from '../../providers/source.ts';
import {
  CreateMessageTemplateDocument,
  MessageTemplateDocument,
  MessageTemplatesDocument,
  UpdateMessageTemplateDocument,
} from './documents.ts';

const FIELDS = ['name', 'channel', 'subjectEn', 'subjectZh', 'bodyEn', 'bodyZh', 'gatewayId', 'enabled'] as const;

type Form = CreateMessageTemplateInput & Pick<UpdateMessageTemplateInput, 'daysAhead'>;

const source: Source<{ id: string }, Form> = {
  list: async ({ filter }) => {
    const { messageTemplates } = await query(MessageTemplatesDocument, { archived: archivedFilter(filter) });
    return wholeList(messageTemplates.filter(({ name, code }) => matches(filter, name, code)));
  },
  one: async (id) => nodeOf(await query(MessageTemplateDocument, { id })),
  create: async (form) =>
    (await mutate(CreateMessageTemplateDocument, { input: picked(form, 'code', 'purpose', ...FIELDS) })).createMessageTemplate,
  update: async (id, form, before) =>
    (await mutate(UpdateMessageTemplateDocument, { id, input: changed(form, before, 'daysAhead', ...FIELDS) })).updateMessageTemplate,
};

export default source;
