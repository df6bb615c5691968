import { assetName } from '@regulars/domain/assets';
import { LINE_ATTRIBUTES } from '@regulars/domain/criteria-attributes';
import type { EarningRule } from '@regulars/domain/earning';
import { effectText, limitsText } from '@regulars/domain/earning-words';
import type { Locale } from '@regulars/domain/errors';
import { builder } from '../../builder.ts';
import { chain } from '../../chain.ts';
import { db } from '../../db.ts';
import { sentenceOf } from '../segments/ask.ts';
import { earningRules } from './book.ts';
import { loadPointsSettings } from './settings.ts';
import { moneyIn } from './outcome.ts';

interface PublicRule {
  name: string;
  kind: string;
  effect: string;
  when: string | null;
  goods: string | null;
  limits: string | null;
  byLevel: boolean;
}

const PublicRuleRef = builder.objectRef<PublicRule>('PublicEarningRule').implement({
  description: 'A rule of points in words, as members read it.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'As it is called.' }),
    kind: t.exposeString('kind', { description: 'Which points it gives.' }),
    effect: t.exposeString('effect', { description: 'How many.' }),
    when: t.exposeString('when', { nullable: true, description: 'What it asks for; null: nothing.' }),
    goods: t.exposeString('goods', { nullable: true, description: 'Which goods it is about; null: all.' }),
    limits: t.exposeString('limits', { nullable: true, description: 'Limits and waiting; null: none.' }),
    byLevel: t.exposeBoolean('byLevel', { description: 'Whether the level and the birthday change what it gives.' }),
  }),
});

interface PublicRules {
  chain: string;
  number: number;
  publishedAt: Date;
  rules: PublicRule[];
  pay: { kind: string; points: number; worth: number; share: number; first: number } | null;
}

const PointsPay = builder.objectRef<NonNullable<PublicRules['pay']>>('PublicPointsPay').implement({
  description: 'Points as money, as members read it.',
  fields: (t) => ({
    kind: t.exposeString('kind', { description: 'Which points pay.' }),
    points: t.exposeInt('points', { description: 'So many points …' }),
    worth: t.expose('worth', { type: 'Money', description: '… are worth so much.' }),
    share: t.exposeInt('share', { description: 'The most of a bill, in percent.' }),
    first: t.exposeInt('first', { description: 'So many must have come together before the first time.' }),
  }),
});

const PublicRulesRef = builder.objectRef<PublicRules>('PublishedEarningRules').implement({
  description: 'The rules of points in force, for everybody to read (积分规则发布).',
  fields: (t) => ({
    chain: t.exposeString('chain', { description: 'Whose rules they are.' }),
    version: t.exposeInt('number', { description: 'Of the rules.' }),
    publishedAt: t.expose('publishedAt', { type: 'DateTime', description: 'Since when they are in force.' }),
    rules: t.expose('rules', { type: [PublicRuleRef], description: 'In the order in which they apply.' }),
    pay: t.expose('pay', { type: PointsPay, nullable: true, description: 'Points as money; null: they do not pay.' }),
  }),
});

async function kindNames(locale: Locale): Promise<Map<string, string>> {
  const rows = await db.selectFrom('asset').select(['id', 'name']).where('kind', '=', 'POINTS').execute();
  return new Map(rows.map((asset) => [asset.id, assetName(asset, locale)]));
}

async function published(locale: Locale): Promise<PublicRules | null> {
  const book = await earningRules(db);
  const set = book && (await db.selectFrom('earning_rule_set').select('published_at').where('id', '=', book.setId).executeTakeFirst());
  if (!book || !set?.published_at) return null;
  const { vocabulary } = book.asking;
  const kinds = await kindNames(locale);
  const worded = async ({ name, kindId, effect, condition, lines, byLevel, ...rule }: EarningRule): Promise<PublicRule> => ({
    name: name[locale],
    kind: kinds.get(kindId) ?? '',
    effect: effectText(effect, moneyIn(locale), locale),
    when: condition && (await sentenceOf(db, condition, vocabulary, locale)),
    goods: lines && (await sentenceOf(db, lines, LINE_ATTRIBUTES, locale)),
    limits: limitsText(rule, locale),
    byLevel,
  });
  const { pay_kind_id: kind, pay_points: points, pay_worth: worth, pay_share: share, pay_first: first } = await loadPointsSettings(db);
  return {
    chain: chain().name,
    number: book.number,
    publishedAt: set.published_at,
    rules: await Promise.all(book.rules.map(worded)),
    pay: kind === null ? null : { kind: kinds.get(kind) ?? '', points, worth, share, first },
  };
}

builder.queryField('publishedEarningRules', (t) =>
  t.field({
    type: PublicRulesRef,
    nullable: true,
    description: 'The rules of points in force, in words; needs no sign-in. Null: none are.',
    complexity: 20,
    resolve: (_root, _args, { viewer }) => published(viewer.locale),
  }),
);
