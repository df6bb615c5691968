import { ALERTS } from '@regulars/domain/alerts';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { isUuid } from '../../global-id.ts';
import { nodeVisibility } from '../../nodes.ts';
import { memberWhere } from '../../scope.ts';
import { inBranch, may } from '../../viewer.ts';
import { membersBehind } from './behind.ts';
import { AlertAct, AlertKind, AlertSeverity, AlertState } from './enums.ts';
import { kindOf, readableKinds } from './readable.ts';
import { WORDS_SELECT, wordsOf } from './words.ts';

nodeVisibility('Alert', async (viewer, id) => {
  const alert = isUuid(id) ? await db.selectFrom('alert').select(['org_id', 'kind']).where('id', '=', id).executeTakeFirst() : undefined;
  const kinds: readonly string[] = readableKinds(viewer);
  return alert !== undefined && kinds.includes(alert.kind) && inBranch(viewer, alert.org_id);
});

builder.prismaObject('AlertEntry', {
  description: 'Something that happened to an alert.',
  fields: (t) => ({
    id: t.exposeID('id'),
    act: t.expose('act', { type: AlertAct, description: 'What.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    text: t.exposeString('text', { nullable: true, description: 'What whoever did it wrote.' }),
    until: t.expose('until', { type: 'DateTime', nullable: true, description: 'Of SNOOZED: until when.' }),
    employee: t.prismaField({
      type: 'Employee',
      nullable: true,
      description: 'Who; null: the product by itself.',
      resolve: (query, entry) => (entry.employee_id ? prisma.employee.findUnique({ ...query, where: { id: entry.employee_id } }) : null),
    }),
    owner: t.prismaField({
      type: 'Employee',
      nullable: true,
      description: 'Of ASSIGNED: to whom; null: to nobody.',
      resolve: (query, entry) => (entry.owner_id ? prisma.employee.findUnique({ ...query, where: { id: entry.owner_id } }) : null),
    }),
  }),
});

/** A figure of the subject, where this kind of alert has it. */
function figure(subject: unknown, ...names: string[]): unknown {
  const values: Record<string, unknown> = subject !== null && typeof subject === 'object' ? { ...subject } : {};
  return names.map((name) => values[name]).find((value) => value !== undefined) ?? null;
}

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);

builder.prismaNode('Alert', {
  id: { field: 'id' },
  description: 'Something that needs care: opened, refreshed and closed by what the figures say, and seen to by people.',
  authScopes: { can: 'alert.read' },
  fields: (t) => ({
    kind: t.field({ type: AlertKind, description: 'What it tells of.', resolve: kindOf }),
    kindTitle: t.string({
      description: "The kind in the viewer's language.",
      resolve: (alert, _args, { viewer }) => ALERTS[kindOf(alert)].title[viewer.locale],
    }),
    severity: t.expose('severity', { type: AlertSeverity, description: 'How bad it is.' }),
    state: t.expose('state', { type: AlertState, description: 'Where it stands.' }),
    title: t.string({
      description: "In the viewer's language.",
      select: WORDS_SELECT,
      resolve: async (alert, _args, context) => (await wordsOf(alert, context)).title,
    }),
    sentence: t.string({
      description: 'What is the matter, with figures.',
      select: WORDS_SELECT,
      resolve: async (alert, _args, context) => (await wordsOf(alert, context)).sentence,
    }),
    nextStep: t.string({
      description: 'What to do about it.',
      select: WORDS_SELECT,
      resolve: async (alert, _args, context) => (await wordsOf(alert, context)).nextStep,
    }),
    org: t.relation('org', { description: 'The branch that it concerns.' }),
    owner: t.relation('owner', { nullable: true, description: 'Who takes care of it.' }),
    openedAt: t.expose('opened_at', { type: 'DateTime', description: 'Since when, the last time.' }),
    changedAt: t.expose('changed_at', { type: 'DateTime', description: 'Last change of figures or state.' }),
    snoozedUntil: t.expose('snoozed_until', { type: 'DateTime', nullable: true, description: 'Of a snoozed one: until when.' }),
    closedAt: t.expose('closed_at', { type: 'DateTime', nullable: true, description: 'Of a closed one: since when.' }),
    history: t.relatedConnection('entries', {
      cursor: 'alert_id_id',
      description: 'What happened to it, the newest first.',
      totalCount: true,
      query: { orderBy: [{ alert_id: 'desc' }, { id: 'desc' }] },
    }),
  }),
});

// What it was raised by, as its subject keeps it.
builder.prismaObjectFields('Alert', (t) => ({
  suggestedOrder: t.field({
    type: 'Quantity',
    nullable: true,
    description: "In the product's unit: what should be ordered.",
    resolve: ({ subject }) => numberOf(figure(subject, 'suggested')),
  }),
  onOrder: t.field({
    type: 'Quantity',
    nullable: true,
    description: "In the product's unit: what was on order, drafts included, when it was last looked at.",
    resolve: ({ subject }) => numberOf(figure(subject, 'onOrder')),
  }),
  onHand: t.field({
    type: 'Quantity',
    nullable: true,
    description: "In the product's unit: what the store had when it was last looked at.",
    resolve: ({ subject }) => numberOf(figure(subject, 'onHand')),
  }),
  day: t.field({
    type: 'Date',
    nullable: true,
    description: 'The day it is about: of a birthday, of being sold out, the Monday of a week.',
    resolve: ({ subject }) => {
      const day = figure(subject, 'day', 'outOn', 'week');
      return typeof day === 'string' ? day : null;
    },
  }),
  memberCount: t.int({
    nullable: true,
    description: 'How many members it is about, when it was last looked at.',
    resolve: ({ subject }) => numberOf(figure(subject, 'members')),
  }),
}));

builder.prismaObjectFields('Alert', (t) => ({
  product: t.relation('product', { nullable: true, description: 'The product it is about.' }),
  member: t.prismaField({
    type: 'Member',
    nullable: true,
    description: 'The member it is about, a key member; null without the right to see members.',
    resolve: (query, { member_id }, _args, { viewer }) =>
      member_id && may(viewer, 'member.read')
        ? prisma.member.findFirst({ ...query, where: { id: member_id, ...memberWhere(viewer) } })
        : null,
  }),
  members: t.prismaConnection({
    type: 'Member',
    cursor: 'id',
    description: 'The members behind it as of now, the best customers first. Empty where it is not about members.',
    complexity: 50,
    totalCount: async (alert) => (await membersBehind(alert, new Date())).length,
    resolve: async (query, alert, _args, { viewer }) => {
      const ids = may(viewer, 'member.read') ? await membersBehind(alert, new Date()) : [];
      return prisma.member.findMany({
        ...query,
        where: { id: { in: ids }, ...memberWhere(viewer) },
        orderBy: [{ metrics: { amount_365: 'desc' } }, { id: 'asc' }],
      });
    },
  }),
  delivery: t.prismaField({
    type: 'Delivery',
    nullable: true,
    description: 'The delivery it is about; null without the right to see deliveries.',
    resolve: (query, { kind, key }, _args, { viewer }) => {
      const [member_id = '', id = ''] = key.split(':');
      if (kind !== 'DELIVERY_OVERDUE' || !may(viewer, 'delivery.read')) return null;
      return prisma.delivery.findUnique({ ...query, where: { member_id_id: { member_id, id } } });
    },
  }),
  import: t.prismaField({
    type: 'ImportJob',
    nullable: true,
    description: 'The import it is about; null without the right to see imports.',
    resolve: (query, { kind, key }, _args, { viewer }) =>
      kind === 'IMPORT_REFUSED' && may(viewer, 'import.read') ? prisma.importJob.findUnique({ ...query, where: { id: key } }) : null,
  }),
}));
