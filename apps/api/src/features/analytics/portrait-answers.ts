import { builder } from '../../builder.ts';
import { globalId } from '../../global-id.ts';
import { RfmGroup } from '../members/rfm-input.ts';
import { ACTIVITY, type Activity as Band } from './members-sql.ts';
import type { Part, Portrait } from './portrait.ts';

// What the question about the members of a branch answers.

const BANDS: Record<Band, string> = {
  DAYS_30: 'Within 30 days up to today.',
  DAYS_90: 'Within 90 days, not within 30.',
  DAYS_365: 'Within 365 days, not within 90.',
  EARLIER: 'Longer ago.',
  NEVER: 'Never bought.',
};

const Activity = builder.enumType('MemberActivity', {
  description: 'When members last bought (活跃度).',
  values: Object.fromEntries((Object.keys(ACTIVITY) as Band[]).map((band) => [band, { value: band, description: BANDS[band] }])) as Record<
    Band,
    { value: Band; description: string }
  >, // the keys of the table are the bands
});

const MemberPart = builder.interfaceRef<Part>('MemberPart').implement({
  description: 'Some of the members of a portrait.',
  fields: (t) => ({
    members: t.exposeInt('members', { description: 'How many.' }),
    share: t.exposeFloat('share', { nullable: true, description: 'Of all there, 0.25 is 25%; null where there are none.' }),
    amount: t.expose('amount', { type: 'Money', description: 'What they paid in 365 days in any store, refunds taken off.' }),
    amountShare: t.exposeFloat('amountShare', { nullable: true, description: 'Of what all there paid; null where that is zero.' }),
  }),
});

const LevelPart = builder.objectRef<Portrait['levels'][number]>('LevelPart').implement({
  description: 'The members of a level.',
  interfaces: [MemberPart],
  fields: (t) => ({
    id: t.id({ description: 'Global id of the Level.', resolve: ({ id }) => globalId('Level', id) }),
    name: t.exposeString('name', { description: 'Its name now.' }),
    colour: t.exposeString('colour', { description: '`#rrggbb`.' }),
  }),
});

const ActivityPart = builder.objectRef<Portrait['activity'][number]>('ActivityPart').implement({
  description: 'The members who last bought in a band of days.',
  interfaces: [MemberPart],
  fields: (t) => ({ band: t.expose('band', { type: Activity, description: 'When.' }) }),
});

type Rfm = NonNullable<Portrait['rfm']>;

const RfmCell = builder.objectRef<Rfm['cells'][number]>('RfmCell').implement({
  description: 'The members of a score of recency and one of frequency.',
  interfaces: [MemberPart],
  fields: (t) => ({
    recency: t.exposeInt('recency', { description: '1 to 5: 5 are those who bought last.' }),
    frequency: t.exposeInt('frequency', { description: '1 to 5: 5 are those who bought most often in 365 days.' }),
    money: t.exposeFloat('money', { nullable: true, description: 'The mean of their scores of money, 1 to 5; null without members.' }),
  }),
});

const RfmGroupPart = builder.objectRef<Rfm['groups'][number]>('RfmGroupPart').implement({
  description: 'The members of a group.',
  interfaces: [MemberPart],
  fields: (t) => ({ group: t.expose('group', { type: RfmGroup, description: 'Which.' }) }),
});

const RfmMatrix = builder.objectRef<Rfm>('RfmMatrix').implement({
  description: 'RFM by both methods, over the members who ever bought, by a scale measured over the whole chain every night.',
  fields: (t) => ({
    asOf: t.field({ type: 'Date', description: 'The business day on which the scale was measured.', resolve: ({ scale }) => scale.asOf }),
    members: t.int({ description: 'Members of the branch who ever bought.', resolve: ({ bought }) => bought.members }),
    recencyMean: t.field({
      type: 'Date',
      description: 'Who last bought on this day or later is at least as recent as the mean.',
      resolve: ({ scale }) => scale.recency.mean,
    }),
    frequencyMean: t.int({
      description: 'So many orders in 365 days are at least the mean.',
      resolve: ({ scale }) => scale.frequency.mean,
    }),
    moneyMean: t.field({
      type: 'Money',
      description: 'So much paid in 365 days is at least the mean.',
      resolve: ({ scale }) => scale.money.mean,
    }),
    cells: t.field({
      type: [RfmCell],
      complexity: { field: 1, multiplier: 25 },
      description: 'By fifths (五分位): 25, recency first.',
      resolve: ({ cells }) => cells,
    }),
    groups: t.field({
      type: [RfmGroupPart],
      complexity: { field: 1, multiplier: 8 },
      description: 'By the mean (均值): all eight, the most valuable first.',
      resolve: ({ groups }) => groups,
    }),
  }),
});

export const MemberPortrait = builder.objectRef<Portrait>('MemberPortrait').implement({
  description: 'Who the members are that a branch knows: those in use, as the list of members shows them.',
  interfaces: [MemberPart],
  fields: (t) => ({
    levels: t.field({ type: [LevelPart], description: 'Levels with members, the lowest first.', resolve: ({ levels }) => levels }),
    activity: t.field({ type: [ActivityPart], description: 'All bands, the most recent first.', resolve: ({ activity }) => activity }),
    rfm: t.field({
      type: RfmMatrix,
      nullable: true,
      description: 'Null until the first night after somebody bought.',
      resolve: ({ rfm }) => rfm,
    }),
  }),
});
