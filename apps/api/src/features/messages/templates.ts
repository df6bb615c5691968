import { newId } from '@regulars/db/ids';
import type { Db, Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { checkTemplateText, type MessageChannel, type MessageOccasion, type MessagePurpose } from '@regulars/domain/messages';
import { optionalText, requiredText } from '@regulars/domain/text';
import { between, unique } from '../../input.ts';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import type { Template } from './service.ts';

/** What is not given stays as it is; null empties. */
export interface TemplateChange {
  name?: string | null | undefined;
  channel?: MessageChannel | null | undefined;
  subjectEn?: string | null | undefined;
  subjectZh?: string | null | undefined;
  bodyEn?: string | null | undefined;
  bodyZh?: string | null | undefined;
  daysAhead?: number | null | undefined;
  gatewayId?: string | null | undefined;
  enabled?: boolean | null | undefined;
}

export interface NewTemplate extends TemplateChange {
  code: string;
  name: string;
  purpose: MessagePurpose;
  channel: MessageChannel;
  bodyEn: string;
  bodyZh: string;
}

const CODE = /^[a-z][a-z0-9_]{1,39}$/;
const MOST_DAYS = 60;

type Texts = Pick<Template, 'code' | 'channel' | 'subject_en' | 'subject_zh' | 'body_en' | 'body_zh'>;

/** Texts and channel belong together: each text is held to the channel's length, and e-mail has a subject. */
function checked<T extends Texts>(template: T): T {
  const { code, channel, subject_en, subject_zh, body_en, body_zh } = template;
  const subject = (text: string | null, field: string) =>
    text === null && channel !== 'EMAIL' ? null : checkTemplateText(requiredText(text, field, 200), code, channel, field);
  return {
    ...template,
    subject_en: subject(subject_en, 'subjectEn'),
    subject_zh: subject(subject_zh, 'subjectZh'),
    body_en: checkTemplateText(body_en, code, channel, 'bodyEn'),
    body_zh: checkTemplateText(body_zh, code, channel, 'bodyZh'),
  };
}

function columns(input: TemplateChange): Partial<Template> {
  const { name, channel, subjectEn, subjectZh, bodyEn, bodyZh, daysAhead, gatewayId, enabled } = input;
  return {
    ...(name !== undefined && { name: requiredText(name, 'name', 100) }),
    ...(channel != null && { channel }),
    ...(subjectEn !== undefined && { subject_en: optionalText(subjectEn, 'subjectEn', 200) }),
    ...(subjectZh !== undefined && { subject_zh: optionalText(subjectZh, 'subjectZh', 200) }),
    ...(bodyEn !== undefined && { body_en: bodyEn ?? '' }),
    ...(bodyZh !== undefined && { body_zh: bodyZh ?? '' }),
    ...(daysAhead != null && { days_ahead: between(daysAhead, 0, MOST_DAYS, 'daysAhead') }),
    ...(gatewayId !== undefined && { gateway_id: optionalText(gatewayId, 'gatewayId', 100) }),
    ...(enabled != null && { enabled }),
  };
}

/** @throws BAD_CODE, DUPLICATE (code), REQUIRED, TOO_LONG, UNKNOWN_VARIABLE, each with its field */
export async function createTemplate(tx: Tx, viewer: Viewer, input: NewTemplate, now: Date): Promise<string> {
  const code = requiredText(input.code, 'code', 40).toLowerCase();
  if (!CODE.test(code)) throw new DomainError('BAD_CODE', { value: code }, 'code');
  const { purpose, channel } = input;
  const given = {
    subject_en: null,
    subject_zh: null,
    body_en: '',
    body_zh: '',
    ...columns(input),
    name: requiredText(input.name, 'name', 100),
  };
  const row = { ...checked({ code, channel, ...given }), id: newId(now), purpose, enabled: input.enabled ?? true, created_at: now };
  await unique('code', code, tx.insertInto('message_template').values(row).execute());
  await audit(tx, viewer, { action: 'messageTemplate.create', entity: 'MessageTemplate', id: row.id, orgId: null, after: row });
  return row.id;
}

/** @throws NOT_FOUND, ARCHIVED (id), TEMPLATE_NEEDED (enabled) and those of `createTemplate` */
export async function updateTemplate(tx: Tx, viewer: Viewer, id: string, input: TemplateChange): Promise<void> {
  const before = await find(tx, id);
  if (before.archived_at) throw new DomainError('ARCHIVED', {}, 'id');
  if (before.purpose === 'CODE' && input.enabled === false) throw new DomainError('TEMPLATE_NEEDED', {}, 'enabled');
  const change = columns(input);
  const after = checked({ ...before, ...change });
  const { subject_en, subject_zh, body_en, body_zh } = after;
  await set(tx, viewer, before, { ...change, subject_en, subject_zh, body_en, body_zh }, 'update');
}

/** @throws NOT_FOUND, TEMPLATE_NEEDED: what came with the product can only be switched off */
export async function archiveTemplate(tx: Tx, viewer: Viewer, id: string, now: Date): Promise<void> {
  const before = await find(tx, id);
  if (before.built_in) throw new DomainError('TEMPLATE_NEEDED', {}, 'id');
  if (!before.archived_at) await set(tx, viewer, before, { archived_at: now }, 'archive');
}

/** @throws NOT_FOUND */
export async function restoreTemplate(tx: Tx, viewer: Viewer, id: string): Promise<void> {
  const before = await find(tx, id);
  if (before.archived_at) await set(tx, viewer, before, { archived_at: null }, 'restore');
}

async function set(tx: Tx, viewer: Viewer, before: Template, change: Partial<Template>, verb: string): Promise<void> {
  await tx.updateTable('message_template').set(change).where('id', '=', before.id).execute();
  const action = `messageTemplate.${verb}` as const;
  const after = { ...before, ...change };
  await audit(tx, viewer, { action, entity: 'MessageTemplate', id: before.id, orgId: null, before: { ...before }, after });
}

/** The templates that these occasions send, as far as somebody has switched them on. */
export function runningTemplates(on: Db, occasions: readonly MessageOccasion[]): Promise<Template[]> {
  return on
    .selectFrom('message_template')
    .selectAll()
    .where('occasion', 'in', occasions)
    .where('enabled', '=', true)
    .where('archived_at', 'is', null)
    .execute();
}

async function find(tx: Tx, id: string): Promise<Template> {
  const template = await tx.selectFrom('message_template').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!template) throw new DomainError('NOT_FOUND', {}, 'id');
  return template;
}
