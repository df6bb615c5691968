import type { LevelLadder, LevelQuery, UpdateLevelInput } from '../../gql/graphql.ts';
import { mutate, query } from '../../providers/apollo.ts';
import { matches, nodeOf, type NodeOf, type Source, wholeList } from '../../providers/source.ts';
import { CreateLevelDocument, LevelDocument, LevelsDocument, UpdateLevelDocument } from './documents.ts';

type Figure = string | number | null;

/** A level as its form holds it; figures as they were typed. */
export interface LevelForm {
  id: string;
  ladder: LevelLadder;
  name: string;
  code: string;
  rank: number;
  colour: string;
  price?: string | null;
  validMonths?: Figure;
  productId?: string | null;
  pricePercent: Figure;
  pointsPercent: Figure;
  birthdayPercent: Figure;
  priceTierId?: string | null;
  freeDelivery: boolean;
  giftMoney?: string | null;
  giftPoints?: Figure;
  giftKindId?: string | null;
  giftCoupons?: Figure;
  giftTemplateId?: string | null;
}

/** A level that gives nothing yet. */
export const DEFAULTS = {
  ladder: 'REGISTERED',
  colour: '#64748b',
  pricePercent: 100,
  pointsPercent: 100,
  birthdayPercent: 100,
  freeDelivery: false,
} satisfies Partial<LevelForm>;

const figure = (value: Figure | undefined) => (value == null || value === '' ? null : Number(value));

function inputOf({ ladder, name, code, rank, colour, ...form }: LevelForm) {
  const [points, coupons] = [figure(form.giftPoints), figure(form.giftCoupons)];
  return {
    name,
    code,
    rank: Number(rank),
    colour,
    benefits: {
      pricePercent: Number(form.pricePercent),
      pointsPercent: Number(form.pointsPercent),
      birthdayPercent: Number(form.birthdayPercent),
      priceTierId: form.priceTierId || null,
      freeDelivery: form.freeDelivery,
    },
    gift: {
      points,
      kindId: points === null ? null : (form.giftKindId ?? null),
      money: form.giftMoney || null,
      coupons,
      couponTemplateId: coupons === null ? null : (form.giftTemplateId ?? null),
    },
    ...(ladder === 'PAID' && {
      term: { price: form.price ?? '', validMonths: Number(form.validMonths), productId: form.productId ?? '' },
    }),
  } satisfies UpdateLevelInput;
}

function formOf({ product, priceTier, giftKind, giftTemplate, ...row }: NodeOf<LevelQuery>) {
  const gift = { giftKindId: giftKind?.id ?? null, giftTemplateId: giftTemplate?.id ?? null };
  return { ...row, ...gift, productId: product?.id ?? null, priceTierId: priceTier?.id ?? null };
}

const source: Source<{ id: string }, LevelForm> = {
  list: async ({ filter }) => {
    const { levels } = await query(LevelsDocument, { includeArchived: filter['includeArchived'] === true });
    return wholeList(levels.filter(({ name, code }) => matches(filter, name, code)));
  },
  one: async (id) => formOf(nodeOf(await query(LevelDocument, { id }))),
  create: async (form) => (await mutate(CreateLevelDocument, { input: { ...inputOf(form), ladder: form.ladder } })).createLevel,
  update: async (id, form) => (await mutate(UpdateLevelDocument, { id, input: inputOf(form) })).updateLevel,
};

export default source;
