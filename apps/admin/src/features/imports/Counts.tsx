import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Facts } from '../../components/Facts.tsx';
import { KpiTile } from '../../components/KpiTile.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { Job } from './documents.ts';

/** What came of the rows; amounts with the four decimals that files have. */
export const Counts = ({ job }: { job: Job }) => {
  const t = useTranslate();
  const { count, instant, day } = useFormat();
  const label = (field: string) => t(`resources.imports.fields.${field}`);
  const money = job.target === 'SALES';
  const balances = job.target === 'BALANCES';
  return (
    <>
      <Box
        sx={{
          display: 'grid',
          gap: '1px',
          gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', sm: 'repeat(4, minmax(0, 1fr))' },
          bgcolor: 'divider',
          border: 1,
          borderColor: 'divider',
          borderRadius: 1,
          overflow: 'hidden',
        }}
      >
        {(['rowsRead', 'rowsWritten', 'rowsKnown', 'rowsRefused'] as const).map((field) => (
          <KpiTile key={field} title={label(field)} value={job[field]} measure="count" />
        ))}
      </Box>
      <Facts
        columns={2}
        facts={[
          ...(money
            ? ([
                [label('salesWritten'), count(job.salesWritten)],
                [label('fileAmount'), job.fileAmount],
                [label('roundingDifference'), job.roundingDifference],
              ] as const)
            : []),
          ...(balances
            ? job.totals.map(({ asset, amount }) => [`${label('totals')} · ${asset?.name ?? ''}`, amount] as const)
            : ([
                [label('membersCreated'), count(job.membersCreated)],
                [label('productsCreated'), count(job.productsCreated)],
              ] as const)),
          ...(job.refundDate ? ([[label('refundDate'), day(job.refundDate)]] as const) : []),
          [label('createdAt'), instant(job.createdAt)],
          [label('startedAt'), instant(job.startedAt)],
          [label('finishedAt'), instant(job.finishedAt)],
        ]}
      />
    </>
  );
};
