import { useQuery } from '@apollo/client/react';
import { Box, LinearProgress, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import { FigureTable, figureColumn } from '../../components/FigureTable.tsx';
import { Section } from '../../components/Section.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { CouponBatchesQuery } from '../../gql/graphql.ts';
import { BatchButtons } from './BatchButtons.tsx';
import { CouponBatchesDocument } from './documents.ts';

type Batch = CouponBatchesQuery['couponBatches']['edges'][number]['node'];

const TONE = { RUNNING: 'warn', DONE: 'good', VOID: 'bad' } as const;
const ASK_MS = 2_000;

const Progress = ({ batch }: { batch: Batch }) => {
  const t = useTranslate();
  const why = batch.failures.map(({ reason, members }) => `${reason} (${members})`).join(' ');
  return (
    <Box title={why}>
      <Badge label={t(`resources.couponBatches.state.${batch.state}`)} tone={TONE[batch.state]} />
      {batch.state === 'RUNNING' && (
        <LinearProgress
          variant="determinate"
          aria-label={batch.name}
          value={(100 * (batch.given + batch.failed)) / batch.quantity}
          sx={{ mt: 1 }}
        />
      )}
    </Box>
  );
};

/** Batches of a template, the latest first; one that is under way is looked at again and again. */
export const Batches = ({ templateId }: { templateId: string }) => {
  const t = useTranslate();
  const { clock, count, instant } = useFormat();
  const { data, refetch, startPolling, stopPolling } = useQuery(CouponBatchesDocument, {
    variables: { couponTemplateId: templateId },
    fetchPolicy: 'cache-and-network',
  });
  const batches = data?.couponBatches.edges.map(({ node }) => node) ?? [];
  if (batches.some(({ state }) => state === 'RUNNING')) startPolling(ASK_MS);
  else stopPolling();
  const label = (name: string) => t(`resources.couponBatches.fields.${name}`);
  return (
    <Section title={t('resources.couponBatches.name', { smart_count: 2 })}>
      {batches.length === 0 && <Typography color="text.secondary">{t('resources.couponBatches.none')}</Typography>}
      {batches.length > 0 && (
        <Box component="section" sx={{ overflowX: 'auto' }} tabIndex={0} aria-label={t('resources.couponBatches.name', { smart_count: 2 })}>
          <FigureTable<Batch>
            caption={t('resources.couponBatches.name', { smart_count: 2 })}
            rows={batches}
            rowKey={({ id }) => id}
            columns={[
              { key: 'name', label: label('name'), render: ({ name }) => name, value: ({ name }) => name },
              {
                key: 'kind',
                label: label('kind'),
                render: ({ kind, segmentName }) => segmentName ?? t(`resources.couponBatches.kind.${kind}`),
              },
              { key: 'state', label: label('state'), render: (batch) => <Progress batch={batch} /> },
              figureColumn<Batch>('quantity', label('quantity'), ({ quantity }) => quantity, count),
              figureColumn<Batch>('given', label('given'), ({ given }) => given, count),
              figureColumn<Batch>('failed', label('failed'), ({ failed }) => failed, count),
              figureColumn<Batch>('used', label('used'), ({ used }) => used, count),
              {
                key: 'createdAt',
                label: label('createdAt'),
                render: ({ createdAt }) => instant(createdAt),
                value: ({ createdAt }) => clock(createdAt),
              },
              { key: 'do', label: '', render: (batch) => <BatchButtons batch={batch} onDone={() => void refetch()} /> },
            ]}
          />
        </Box>
      )}
    </Section>
  );
};
