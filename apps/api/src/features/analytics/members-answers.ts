import { builder } from '../../builder.ts';
import { globalId } from '../../global-id.ts';
import type { Interest, Interests } from './interests.ts';
import type { Cohort, CohortCell } from './retention.ts';

// What the questions about cohorts and interests answer.

export const CohortBy = builder.enumType('CohortBy', {
  description: 'What puts a member into the cohort of a month.',
  values: { JOINED: { description: '注册月份' }, FIRST_PURCHASE: { description: '首购月份, in any store' } },
});

export const InterestGroup = builder.enumType('InterestGroup', {
  description: 'What buyers are told apart by.',
  values: {
    LEVEL: { description: '等级, of now' },
    STORE: { description: '门店 of the purchase; who bought in several counts in each' },
    AGE: { description: '年龄段 of ten years, on the last day' },
    GENDER: { description: '性别' },
  },
});

const Cell = builder.objectRef<CohortCell>('CohortCell').implement({
  description: 'A month of a cohort.',
  fields: (t) => ({
    age: t.exposeInt('age', { description: "0 is the cohort's own month, 12 the twelfth after it." }),
    members: t.exposeInt('members', { description: 'Who of the cohort bought in the month, in any store.' }),
    share: t.exposeFloat('share', { nullable: true, description: '留存率: of the cohort, 0.25 is 25%; null where it is empty.' }),
    running: t.exposeBoolean('running', { description: 'The month has not ended.' }),
  }),
});

export const RetentionCohort = builder.objectRef<Cohort>('RetentionCohort').implement({
  description: 'The members of a month, with those of them who bought in it and in the twelve months after.',
  fields: (t) => ({
    month: t.expose('month', { type: 'Date', description: 'Its first day.' }),
    label: t.exposeString('label', { description: "What the month is called, in the viewer's language." }),
    members: t.exposeInt('members', { description: 'How many they are.' }),
    cells: t.field({
      type: [Cell],
      complexity: { field: 1, multiplier: 13 },
      description: 'The months that have begun.',
      resolve: ({ cells }) => cells,
    }),
  }),
});

const SHARE = 'Of the buyers of the group, 0.25 is 25%; null where there are none.';
const LIFT =
  "亲和度: the share as a multiple of that among all buyers of the viewer's branch: 2 is twice as usual. Null where that is zero.";

const GroupInterest = builder.objectRef<Interest & { key: string }>('GroupInterest').implement({
  description: 'How many of a group buy a category.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'That of the group.' }),
    members: t.exposeInt('members', { description: 'Different members.' }),
    share: t.exposeFloat('share', { nullable: true, description: SHARE }),
    lift: t.exposeFloat('lift', { nullable: true, description: LIFT }),
  }),
});

const InterestRow = builder.objectRef<Interests['rows'][number]>('InterestRow').implement({
  description: 'How many members buy a category, with all below it.',
  fields: (t) => ({
    id: t.id({ description: 'Global id of the Category.', resolve: ({ id }) => globalId('Category', id) }),
    name: t.exposeString('name', { description: 'Its name now.' }),
    members: t.exposeInt('members', { description: 'Different members of the branch who bought it.' }),
    share: t.exposeFloat('share', { nullable: true, description: SHARE }),
    lift: t.exposeFloat('lift', { nullable: true, description: LIFT }),
    groups: t.field({
      type: [GroupInterest],
      complexity: { field: 1, multiplier: 10 },
      description: 'In the order of the groups.',
      resolve: ({ groups }) => groups,
    }),
  }),
});

const Group = builder.objectRef<Interests['groups'][number]>('InterestBuyers').implement({
  description: 'A group of buyers.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Of a level or store an id, a Gender, or the first year of an age band; empty: not known.' }),
    label: t.exposeString('label', { nullable: true, description: 'The name of the level or store.' }),
    buyers: t.exposeInt('buyers', { description: 'Different members who bought anything.' }),
  }),
});

export const InterestTable = builder.objectRef<Interests>('Interests').implement({
  description: 'Which categories members buy (兴趣), counted in the facts.',
  fields: (t) => ({
    buyers: t.exposeInt('buyers', { description: 'Different members of the branch who bought anything.' }),
    groups: t.field({
      type: [Group],
      description: 'Most buyers first, levels from the lowest, ages from the youngest.',
      resolve: ({ groups }) => groups,
    }),
    rows: t.field({
      type: [InterestRow],
      complexity: { field: 1, multiplier: 20 },
      description: 'The most bought first.',
      resolve: ({ rows }) => rows,
    }),
  }),
});
