import type { CouponTemplateInput } from '../../gql/graphql.ts';
import { mutate, query } from '../../providers/apollo.ts';
import { nodeOf, pageOf, type Source } from '../../providers/source.ts';
import { type RuleForm, ruleForm, ruleInput, rulePlaces } from '../promotions/rule.ts';
import { latest } from '../promotions/source.ts';
import {
  CouponTemplateDocument,
  CouponTemplatesDocument,
  CreateCouponTemplateDocument,
  UpdateCouponTemplateDocument,
} from './documents.ts';

type Typed = string | number | null;

/** A template as its form holds it; figures as they were typed. */
interface TemplateForm {
  id: string;
  code: string;
  name: string;
  terms?: string | null;
  issueLimit?: Typed;
  perMember?: Typed;
  useLimit?: Typed;
  budget?: string | null;
  claimable: boolean;
  claimFrom?: string | null;
  claimUntil?: string | null;
  transferable: boolean;
  /** How long a coupon can be used. */
  valid: Validity;
  delayDays?: Typed;
  validDays?: Typed;
  rule: RuleForm;
}

export type Validity = 'DAYS' | 'DATES';

const figure = (value: Typed | undefined) => (value == null || value === '' ? null : Number(value));

/** What was typed for the other kind of validity is not sent. */
function inputOf({ code, name, terms, claimable, transferable, valid, ...form }: TemplateForm): CouponTemplateInput {
  const rule = ruleInput(form.rule);
  return {
    code,
    name,
    terms: terms ?? '',
    claimable,
    transferable,
    issueLimit: figure(form.issueLimit),
    perMember: figure(form.perMember),
    useLimit: figure(form.useLimit),
    budget: form.budget || null,
    claimFrom: claimable ? form.claimFrom || null : null,
    claimUntil: claimable ? form.claimUntil || null : null,
    delayDays: valid === 'DAYS' ? figure(form.delayDays) : null,
    validDays: valid === 'DAYS' ? figure(form.validDays) : null,
    rule: valid === 'DAYS' ? { ...rule, startsOn: null, endsOn: null } : rule,
  };
}

const source: Source<{ id: string }, TemplateForm> = {
  list: async ({ first, after, filter }) => {
    const asked = { state: filter['state'] ?? null, search: filter['q'] ?? null, claimable: filter['claimable'] ?? null };
    return pageOf((await query(CouponTemplatesDocument, { first, after, ...asked })).couponTemplates);
  },
  one: async (id) => {
    const template = nodeOf(await query(CouponTemplateDocument, { id }));
    const version = latest(template.versions);
    if (!version) return template;
    const valid: Validity = version.validDays === null ? 'DATES' : 'DAYS';
    return { ...template, valid, delayDays: version.delayDays, validDays: version.validDays, rule: ruleForm(version.rule) };
  },
  create: async (form) => (await mutate(CreateCouponTemplateDocument, { input: inputOf(form) })).createCouponTemplate,
  update: async (id, form) => (await mutate(UpdateCouponTemplateDocument, { id, input: inputOf(form) })).updateCouponTemplate,
  placesOf: rulePlaces,
};

export default source;
