import type { TopUpPackageInput, TopUpPackageQuery } from '../../gql/graphql.ts';
import { mutate, query } from '../../providers/apollo.ts';
import { archivedFilter, nodeOf, type NodeOf, pageOf, type Source } from '../../providers/source.ts';
import { CreateTopUpPackageDocument, TopUpPackageDocument, TopUpPackagesDocument, UpdateTopUpPackageDocument } from './documents.ts';

export type Gives = 'NOTHING' | 'AMOUNT' | 'PERCENT';

/** A package as its form holds it; figures as they were typed. */
export interface PackageForm {
  id: string;
  name: string;
  payFrom: string;
  gives: Gives;
  bonusAmount?: string | null;
  bonusPercent?: string | number | null;
  bonusDays?: string | number | null;
  points?: string | number | null;
  pointsKindId?: string | null;
  coupons?: string | number | null;
  couponTemplateId?: string | null;
  startsOn?: string | null;
  endsOn?: string | null;
  orgIds?: string[] | null;
}

const figure = (value: string | number | null | undefined) => (value == null || value === '' ? null : Number(value));

/** What is not chosen is not sent, though it may still stand in its field. */
function inputOf({ name, payFrom, gives, ...form }: PackageForm): TopUpPackageInput {
  const [points, coupons] = [figure(form.points), figure(form.coupons)];
  return {
    name,
    payFrom,
    bonusAmount: gives === 'AMOUNT' ? form.bonusAmount || null : null,
    bonusPercent: gives === 'PERCENT' ? figure(form.bonusPercent) : null,
    bonusDays: gives === 'NOTHING' ? null : figure(form.bonusDays),
    points,
    pointsKindId: points === null ? null : (form.pointsKindId ?? null),
    coupons,
    couponTemplateId: coupons === null ? null : (form.couponTemplateId ?? null),
    startsOn: form.startsOn || null,
    endsOn: form.endsOn || null,
    orgIds: form.orgIds ?? [],
  };
}

function formOf({ pointsKind, couponTemplate, orgs, ...row }: NodeOf<TopUpPackageQuery>) {
  const gives: Gives = row.bonusAmount ? 'AMOUNT' : row.bonusPercent ? 'PERCENT' : 'NOTHING';
  const onTop = { pointsKindId: pointsKind?.id ?? null, couponTemplateId: couponTemplate?.id ?? null };
  return { ...row, ...onTop, gives, orgIds: orgs.map(({ id }) => id) };
}

const source: Source<{ id: string }, PackageForm> = {
  list: async ({ first, after, filter }) => {
    const { topUpPackages } = await query(TopUpPackagesDocument, {
      first,
      after,
      text: filter['q'] ?? null,
      archived: archivedFilter(filter),
    });
    return pageOf(topUpPackages);
  },
  one: async (id) => formOf(nodeOf(await query(TopUpPackageDocument, { id }))),
  create: async (form) => (await mutate(CreateTopUpPackageDocument, { input: inputOf(form) })).createTopUpPackage,
  update: async (id, form) => (await mutate(UpdateTopUpPackageDocument, { id, input: inputOf(form) })).updateTopUpPackage,
};

export default source;
