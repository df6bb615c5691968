import { BooleanInput, DataTable, useTranslate } from 'react-admin';
import type { TableFile } from '../../components/ExportMenu.tsx';
import { Listing } from '../../components/Listing.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { CouponTemplateRowFragment as Template, OfferState } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';
import { stateFilters } from '../promotions/PromotionList.tsx';
import { latest } from '../promotions/source.ts';
import { StateBadge } from '../promotions/VersionActions.tsx';

/** The version by which coupons are given, or the one that is written. */
export const versionOf = <Version extends { state: OfferState }>({ versions }: { versions: readonly Version[] }) =>
  versions.find(({ state }) => state === 'PUBLISHED') ?? latest(versions);

/** How long a coupon of it can be used, in words. */
export function useValidText() {
  const t = useTranslate();
  const { day } = useFormat();
  return (template: Pick<Template, 'versions'>) => {
    const version = versionOf(template);
    if (!version) return '';
    if (version.validDays !== null) return t('resources.couponTemplates.days', { smart_count: version.validDays });
    const { startsOn, endsOn } = version.rule;
    if (endsOn === null) return t('resources.couponTemplates.for_ever');
    return startsOn === null ? t('resources.couponTemplates.until', { day: day(endsOn) }) : `${day(startsOn)} – ${day(endsOn)}`;
  };
}

const useTable = (): TableFile<Template> => {
  const t = useTranslate();
  const { clock } = useFormat();
  const valid = useValidText();
  const fields = ['code', 'name', 'state', 'effect', 'valid', 'issueLimit', 'perMember', 'useLimit', 'budget', 'createdAt'];
  return {
    file: 'coupon-templates',
    heads: fields.map((field) => t(`resources.couponTemplates.fields.${field}`)),
    cells: (row) => [
      row.code,
      row.name,
      t(`resources.promotions.state.${row.state}`),
      versionOf(row)?.rule.effectText ?? '',
      valid(row),
      row.issueLimit,
      row.perMember,
      row.useLimit,
      row.budget,
      clock(row.createdAt),
    ],
  };
};

/** Coupon templates, the latest first. */
export const TemplateList = () => {
  const { count } = useFormat();
  const valid = useValidText();
  const configure = useMay('coupon.configure');
  const table = useTable();
  const effect = (row: Template) => versionOf(row)?.rule.effectText ?? '';
  return (
    <Listing<Template>
      resource="couponTemplates"
      sort={{ field: 'id', order: 'DESC' }}
      filters={[...stateFilters, <BooleanInput key="claimable" source="claimable" />]}
      create={configure}
      table={table}
      page="show"
      card={(row) => ({
        title: row.name,
        detail: `${effect(row)} · ${valid(row)}`,
        figure: row.code,
        note: <StateBadge state={row.state} />,
      })}
    >
      <DataTable.Col<Template> source="code" disableSort />
      <DataTable.Col<Template> source="name" disableSort />
      <DataTable.Col<Template> source="state" disableSort render={({ state }) => <StateBadge state={state} />} />
      <DataTable.Col<Template> source="effect" disableSort render={effect} />
      <DataTable.Col<Template> source="valid" disableSort render={valid} />
      <DataTable.Col<Template>
        source="issueLimit"
        align="right"
        disableSort
        render={({ issueLimit }) => (issueLimit === null ? '—' : count(issueLimit))}
      />
      <DataTable.Col<Template>
        source="useLimit"
        align="right"
        disableSort
        render={({ useLimit }) => (useLimit === null ? '—' : count(useLimit))}
      />
    </Listing>
  );
};
