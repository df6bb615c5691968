import { useQuery } from '@apollo/client/react';
import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { type Column, FigureTable } from '../../components/FigureTable.tsx';
import { MemberLink } from '../../components/MemberLink.tsx';
import { Section } from '../../components/Section.tsx';
import { Select } from '../../components/Select.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { CouponState, TemplateCouponsQuery } from '../../gql/graphql.ts';
import { query } from '../../providers/apollo.ts';
import { useMay } from '../../providers/viewer.ts';
import { saveTable } from '../../saveTable.ts';
import { TemplateCouponsDocument } from './documents.ts';
import { State } from './State.tsx';

type Coupon = TemplateCouponsQuery['coupons']['edges'][number]['node'];

const STATES = ['ACTIVE', 'USED', 'EXPIRED', 'VOID', 'TRANSFERRED'] as const satisfies readonly CouponState[];

function useColumns(): Column<Coupon>[] {
  const t = useTranslate();
  const { clock, day, instant } = useFormat();
  const label = (name: string) => t(`resources.coupons.fields.${name}`);
  return [
    {
      key: 'member',
      label: label('member'),
      render: ({ member }) => (member ? <MemberLink member={member} /> : '—'),
      value: ({ member }) => member && `${member.name} · ${member.number}`,
    },
    {
      key: 'state',
      label: label('state'),
      render: ({ state }) => <State state={state} />,
      value: ({ state }) => t(`resources.coupons.state.${state}`),
    },
    {
      key: 'source',
      label: label('source'),
      render: ({ source }) => t(`resources.coupons.source.${source}`),
      value: ({ source }) => t(`resources.coupons.source.${source}`),
    },
    { key: 'issuedAt', label: label('issuedAt'), render: ({ issuedAt }) => instant(issuedAt), value: ({ issuedAt }) => clock(issuedAt) },
    {
      key: 'expiresOn',
      label: label('expiresOn'),
      render: ({ expiresOn }) => (expiresOn === null ? t('resources.couponTemplates.for_ever') : day(expiresOn)),
      value: ({ expiresOn }) => expiresOn,
    },
  ];
}

/** All coupons that are meant, a page after the other. */
async function allCoupons(couponTemplateId: string, state: CouponState | null): Promise<Coupon[]> {
  const rows: Coupon[] = [];
  let after: string | null = null;
  do {
    const { coupons }: TemplateCouponsQuery = await query(TemplateCouponsDocument, { couponTemplateId, state, after });
    rows.push(...coupons.edges.map(({ node }) => node));
    after = coupons.pageInfo.hasNextPage ? coupons.pageInfo.endCursor : null;
  } while (after !== null);
  return rows;
}

/** The coupons of a template, the latest first. */
export const TemplateCoupons = ({ templateId }: { templateId: string }) => {
  const t = useTranslate();
  const columns = useColumns();
  const exports = useMay('coupon.export');
  const [state, choose] = useState<CouponState | 'ALL'>('ALL');
  const wanted = state === 'ALL' ? null : state;
  const { data, fetchMore } = useQuery(TemplateCouponsDocument, {
    variables: { couponTemplateId: templateId, state: wanted, after: null },
    fetchPolicy: 'cache-and-network',
  });
  const coupons = data?.coupons.edges.map(({ node }) => node) ?? [];
  const pageInfo = data?.coupons.pageInfo;
  const more = () =>
    fetchMore({
      variables: { after: pageInfo?.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult: next }) => ({
        coupons: { ...next.coupons, edges: [...before.coupons.edges, ...next.coupons.edges] },
      }),
    });
  const save = async () => {
    const rows = await allCoupons(templateId, wanted);
    const heads = columns.map(({ label }) => label);
    await saveTable('coupons', [heads, ...rows.map((row) => columns.map(({ value }) => value?.(row) ?? null))], 'csv');
  };
  const states = [
    { id: 'ALL' as const, name: t('resources.coupons.all') },
    ...STATES.map((id) => ({ id, name: t(`resources.coupons.state.${id}`) })),
  ];
  return (
    <Section
      title={`${t('resources.coupons.name', { smart_count: 2 })}${data ? ` · ${data.coupons.totalCount ?? ''}` : ''}`}
      action={
        <Box sx={{ display: 'flex', gap: 2, '& .MuiTextField-root': { minWidth: 120 } }}>
          <Select<CouponState | 'ALL'> label={t('resources.coupons.fields.state')} value={state} choices={states} onChange={choose} />
          {exports && coupons.length > 0 && (
            <Button onClick={() => void save()} sx={{ whiteSpace: 'nowrap' }}>
              {t('common.export_csv')}
            </Button>
          )}
        </Box>
      }
    >
      {coupons.length === 0 && <Typography color="text.secondary">{t('resources.coupons.none')}</Typography>}
      {coupons.length > 0 && (
        <Box component="section" sx={{ overflowX: 'auto' }} tabIndex={0} aria-label={t('resources.coupons.name', { smart_count: 2 })}>
          <FigureTable<Coupon>
            caption={t('resources.coupons.name', { smart_count: 2 })}
            rows={coupons}
            rowKey={({ id }) => id}
            columns={columns}
          />
        </Box>
      )}
      {pageInfo?.hasNextPage && (
        <Button sx={{ mt: 2 }} onClick={() => void more()}>
          {t('resources.coupons.more')}
        </Button>
      )}
    </Section>
  );
};
