import type { OfferState } from '../../gql/graphql.ts';
import { mutate, query } from '../../providers/apollo.ts';
import { nodeOf, pageOf, type Source } from '../../providers/source.ts';
import { CreatePromotionDocument, PromotionDocument, PromotionsDocument, UpdatePromotionDocument } from './documents.ts';
import { type RuleForm, ruleForm, ruleInput, rulePlaces } from './rule.ts';

interface PromotionForm {
  id: string;
  name: string;
  budget?: string | null;
  useLimit?: string | number | null;
  rule: RuleForm;
}

/** The version that is written on: the draft, else what holds, else what held last. */
export const latest = <Version extends { state: OfferState }>(versions: readonly Version[]): Version | undefined =>
  versions.find(({ state }) => state === 'DRAFT') ?? versions.find(({ state }) => state === 'PUBLISHED') ?? versions[0];

const inputOf = ({ name, budget, useLimit, rule }: PromotionForm) => ({
  name,
  budget: budget || null,
  useLimit: useLimit == null || useLimit === '' ? null : Number(useLimit),
  rule: ruleInput(rule),
});

const source: Source<{ id: string }, PromotionForm> = {
  list: async ({ first, after, filter }) => {
    const { promotions } = await query(PromotionsDocument, { first, after, state: filter['state'] ?? null, search: filter['q'] ?? null });
    return pageOf(promotions);
  },
  one: async (id) => {
    const promotion = nodeOf(await query(PromotionDocument, { id }));
    const version = latest(promotion.versions);
    return { ...promotion, ...(version && { rule: ruleForm(version.rule) }) };
  },
  create: async (form) => (await mutate(CreatePromotionDocument, { input: inputOf(form) })).createPromotion,
  update: async (id, form) => (await mutate(UpdatePromotionDocument, { id, input: inputOf(form) })).updatePromotion,
  placesOf: rulePlaces,
};

export default source;
