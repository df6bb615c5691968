import { useQuery } from '@apollo/client/react';
import { Box, Skeleton, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FigureTable } from '../../components/FigureTable.tsx';
import { Section } from '../../components/Section.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { SettlementsQuery } from '../../gql/graphql.ts';
import { client, mutate } from '../../providers/apollo.ts';
import { useMay } from '../../providers/viewer.ts';
import { MarkSettlementPaidDocument, SettlementsDocument } from './documents.ts';
import { SettleButton } from './SettleButton.tsx';

type Settlement = SettlementsQuery['settlements']['edges'][number]['node'];

const readAgain = () => client.refetchQueries({ include: [SettlementsDocument] });

const One = ({ settlement }: { settlement: Settlement }) => {
  const t = useTranslate();
  const { money, day, instant } = useFormat();
  const settle = useMay('value.settle');
  const label = (name: string) => t(`resources.settlement.fields.${name}`);
  const { id, fromDay, through, createdAt, createdBy, note, rows } = settlement;
  const title = t('resources.settlement.of', { from: fromDay ? day(fromDay) : t('resources.settlement.beginning'), to: day(through) });
  return (
    <Box>
      <Typography sx={{ fontWeight: 550 }}>{title}</Typography>
      <Typography variant="body2" color="text.secondary">
        {[instant(createdAt), createdBy?.name, note].filter(Boolean).join(' · ')}
      </Typography>
      <Box component="section" aria-label={title} tabIndex={0} sx={{ overflowX: 'auto' }}>
        <FigureTable
          caption={title}
          rows={rows}
          rowKey={({ debtorId, creditorId }) => `${debtorId}:${creditorId}`}
          columns={[
            { key: 'debtor', label: label('debtor'), render: ({ debtorName }) => debtorName },
            { key: 'creditor', label: label('creditor'), render: ({ creditorName }) => creditorName },
            { key: 'principal', label: label('principal'), figure: true, render: ({ principal }) => money(principal) },
            { key: 'bonus', label: label('bonus'), figure: true, render: ({ bonus }) => money(bonus) },
            {
              key: 'state',
              label: label('state'),
              figure: true,
              render: ({ paidAt, debtorId, creditorId, debtorName, creditorName }) =>
                paidAt || !settle ? (
                  <Badge tone={paidAt ? 'good' : 'neutral'} label={t(`resources.settlement.${paidAt ? 'paid' : 'open'}`)} />
                ) : (
                  <ConfirmButton
                    label={t('resources.settlement.pay.action')}
                    color="primary"
                    title={t('resources.settlement.pay.title', { debtor: debtorName, creditor: creditorName })}
                    consequence={t('resources.settlement.pay.text')}
                    done="resources.settlement.pay.done"
                    action={async () => {
                      const idempotencyKey = `paid:${id}:${debtorId}:${creditorId}`;
                      await mutate(MarkSettlementPaidDocument, { settlementId: id, debtorId, creditorId, idempotencyKey });
                      await readAgain();
                    }}
                  />
                ),
            },
          ]}
        />
      </Box>
    </Box>
  );
};

/** What was put down, the newest first. */
export const Settlements = () => {
  const t = useTranslate();
  const settle = useMay('value.settle');
  const { data } = useQuery(SettlementsDocument, { variables: { first: 24 }, fetchPolicy: 'cache-and-network' });
  const all = data?.settlements.edges.map(({ node }) => node);
  return (
    <Section title={t('resources.settlement.settlements')} action={settle && <SettleButton onDone={() => void readAgain()} />}>
      {!all && <Skeleton variant="rounded" height={120} />}
      {all?.length === 0 && <EmptyState text={t('resources.settlement.no_settlements')} height={96} />}
      <Box sx={{ display: 'grid', gap: 5 }}>
        {all?.map((settlement) => (
          <One key={settlement.id} settlement={settlement} />
        ))}
      </Box>
    </Section>
  );
};
