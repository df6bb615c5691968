import type { Db } from '@regulars/db/kysely';
import type { Locale } from '@regulars/domain/errors';
import { type NextStep, nextSteps } from '@regulars/domain/next-steps';
import { DomainError } from '@regulars/domain/errors';
import { sql } from 'kysely';
import { builder } from '../../builder.ts';
import { chainToday } from '../../business-day.ts';
import { db } from '../../db.ts';
import { MAX_PAGE } from '../../lists.ts';
import { may, type Viewer } from '../../viewer.ts';
import { recordsOf } from '../members/sql.ts';
import { progressOf } from '../levels/progress.ts';
import { type TimelineEvent, timelineOf } from './timeline.ts';

const TimelineKind = builder.enumType('TimelineKind', {
  description: 'What kind of thing happened.',
  values: {
    JOINED: { description: '入会' },
    SALE: { description: '消费' },
    REFUND: { description: '退货' },
    VALUE: { description: '资产变动 without a sale' },
    LEVEL: { description: '等级变动' },
    TAG: { description: '标签' },
    CONTACT: { description: '联系' },
    DELIVERY: { description: '配送' },
    MESSAGE: { description: '消息' },
    ACTIVITY: { description: '互动: came on-line, checked in, took part' },
    MERGE: { description: '会员合并' },
    CASE: { description: '救援/服务' },
  },
});

const TimelineEventType = builder.objectRef<TimelineEvent>('TimelineEvent').implement({
  description: 'Something that happened to a member.',
  fields: (t) => ({
    kind: t.expose('kind', { type: TimelineKind, description: 'What kind of thing.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    text: t.exposeString('text', { description: "What happened, in a sentence of the viewer's language." }),
  }),
});

const NextStepKind = builder.enumType('NextStepKind', {
  description: 'Why something is to be done.',
  values: {
    CASE: { description: 'A service case is open' },
    BIRTHDAY: { description: 'Birthday within two weeks' },
    ANNIVERSARY: { description: 'A day that the member keeps, within two weeks' },
    EXPIRING: { description: 'Points expire within four weeks' },
    KEEP_LEVEL: { description: 'The level is lost unless more is done' },
    NEXT_LEVEL: { description: 'The next level is near' },
    LOST: { description: 'Likely lost' },
    QUIET: { description: 'Silent for much longer than usual' },
  },
});

const NextStepType = builder.objectRef<NextStep>('NextStep').implement({
  description: 'What is best done next for a member.',
  fields: (t) => ({
    kind: t.expose('kind', { type: NextStepKind, description: 'Why.' }),
    text: t.exposeString('text', { description: "In a few words of the viewer's language." }),
  }),
});

interface Known {
  id: string;
  birthday: Date | null;
  metrics: { last_purchase: Date; gaps: number; gap_sum: bigint; p_alive: number | null } | null;
}

const dayOf = (date: Date | null | undefined) => date?.toISOString().slice(0, 10) ?? null;

/** The next points to expire, of whatever kind. */
async function expiringOf(on: Db, memberId: string, today: string) {
  const row = await on
    .selectFrom('lot as l')
    .innerJoin('asset as a', 'a.id', 'l.asset_id')
    .select((select) => ['l.expires_on as on', select.fn.sum<number>('l.remaining').as('amount')])
    .where('l.member_id', '=', memberId)
    .where('a.kind', '=', 'POINTS')
    .where('l.remaining', '>', 0)
    .where('l.expires_on', '>=', today)
    .groupBy('l.expires_on')
    .orderBy('l.expires_on')
    .limit(1)
    .executeTakeFirst();
  return row?.on ? { amount: Number(row.amount), on: row.on } : null;
}

/** The way that is nearest its end, to be kept before to be won. */
async function levelOf(on: Db, memberId: string, locale: Locale) {
  const ways = (await progressOf(on, memberId, locale, new Date())).toSorted(
    (a, b) => Number(b.keeping) - Number(a.keeping) || b.share - a.share,
  );
  const [way] = ways;
  if (!way) return null;
  const level = await on.selectFrom('level').select('name').where('id', '=', way.levelId).executeTakeFirstOrThrow();
  return { name: level.name, lacks: way.text, share: way.share, keeping: way.keeping, by: way.by };
}

/** Open cases and the days that are kept, of all records of the person. */
async function notedOf(on: Db, memberId: string) {
  const ids = recordsOf(memberId);
  const { rows } = await sql<{ open: number; anniversaries: { name: string; date: string }[] }>`select
    (select count(*)::int from service_case where member_id = any(${ids}) and state = 'OPEN') as open,
    (select coalesce(json_agg(json_build_object('name', name, 'date', date)), '[]') from member_anniversary where member_id = any(${ids})) as anniversaries`.execute(
    on,
  );
  return rows[0] ?? { open: 0, anniversaries: [] };
}

async function stepsFor({ id, birthday, metrics }: Known, viewer: Viewer): Promise<NextStep[]> {
  const today = chainToday();
  const [level, expiring, { open, anniversaries }] = await Promise.all([
    levelOf(db, id, viewer.locale),
    may(viewer, 'value.read') ? expiringOf(db, id, today) : null,
    notedOf(db, id),
  ]);
  const known = {
    birthday: dayOf(birthday),
    lastPurchase: dayOf(metrics?.last_purchase),
    averageGap: metrics && metrics.gaps > 0 ? Number(metrics.gap_sum) / metrics.gaps : null,
    pAlive: metrics?.p_alive ?? null,
  };
  return nextSteps({ today, ...known, anniversaries, expiring, level, openCases: open }, viewer.locale);
}

builder.prismaObjectFields('Member', (t) => ({
  nextSteps: t.field({
    type: [NextStepType],
    description: 'What is best done next, the most urgent first.',
    complexity: 30,
    select: { id: true, birthday: true, metrics: { select: { last_purchase: true, gaps: true, gap_sum: true, p_alive: true } } },
    resolve: (member, _args, { viewer }) => (may(viewer, 'member.read') ? stepsFor(member, viewer) : []),
  }),
  timeline: t.field({
    type: [TimelineEventType],
    description: 'All that happened to the person, the newest first, as far as the viewer may see it.',
    args: {
      first: t.arg.int({ required: true, defaultValue: 50, description: 'At most so many, up to 200.' }),
      before: t.arg({ type: 'DateTime', description: 'Earlier than this; left out, the latest.' }),
    },
    complexity: ({ first }) => ({ field: 20, multiplier: Math.min(Math.max(first, 1), MAX_PAGE) }),
    resolve: ({ id }, { first, before }, { viewer }) => {
      if (first < 1) throw new DomainError('BAD_PAGE_SIZE', { max: MAX_PAGE }, 'first');
      return may(viewer, 'member.read') ? timelineOf(db, viewer, id, Math.min(first, MAX_PAGE), before ?? new Date(8.64e15 / 1000)) : [];
    },
  }),
}));
