import { useQuery } from '@apollo/client/react';
import { Alert, Box, Skeleton, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Column } from '../../components/FigureTable.tsx';
import { KpiTile } from '../../components/KpiTile.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { useBranch } from '../../frame/useBranch.ts';
import type { PrepaidReportQuery } from '../../gql/graphql.ts';
import { messageOf } from '../../providers/errors.ts';
import { amountColumns } from './amounts.ts';
import { PrepaidDocument } from './documents.ts';
import { ReportTable } from './Table.tsx';

type Line = PrepaidReportQuery['prepaidReport']['byValidity'][number];

/** What the regulator asks of issuers of single-purpose prepaid cards. */
export const Prepaid = () => {
  const t = useTranslate();
  const { money, count } = useFormat();
  const [orgId] = useBranch();
  const { data, previousData, error } = useQuery(PrepaidDocument, { variables: { orgId }, fetchPolicy: 'cache-and-network' });
  const report = (data ?? previousData)?.prepaidReport;
  const label = (name: string) => t(`resources.settlement.fields.${name}`);
  const validity = (line: Line) => t(`resources.settlement.validity.${line.validity}`);
  const columns: Column<Line>[] = [
    { key: 'validity', label: label('validity'), value: validity, render: validity },
    { key: 'members', label: label('members'), figure: true, value: (row) => row.members, render: (row) => count(row.members) },
    ...amountColumns<Line>(label, money),
  ];
  if (error && !report) return <Alert severity="error">{messageOf(error)}</Alert>;
  if (!report) return <Skeleton variant="rounded" height={320} component="output" aria-label={t('common.loading')} />;
  return (
    <>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', md: 'repeat(4, minmax(0, 1fr))' } }}>
        <KpiTile title={t('resources.settlement.outstanding')} value={report.outstanding.total} measure="money" />
        <KpiTile title={t('resources.settlement.outstanding_principal')} value={report.outstanding.principal} measure="money" />
        <KpiTile title={t('resources.settlement.holders')} value={report.members} measure="count" />
        <KpiTile title={t('resources.settlement.above_limit')} value={report.membersAboveLimit} measure="count" />
      </Box>
      <Typography color="text.secondary">
        {report.limit ? t('resources.settlement.limit', { limit: money(report.limit) }) : t('resources.settlement.no_limit')}
      </Typography>
      <ReportTable
        title={t('resources.settlement.by_validity')}
        help={t('resources.settlement.by_validity_help')}
        empty={t('resources.settlement.no_value')}
        columns={columns}
        rows={report.byValidity}
        rowKey={(row) => row.validity}
      />
    </>
  );
};
