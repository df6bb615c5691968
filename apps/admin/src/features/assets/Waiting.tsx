import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Section } from '../../components/Section.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { HoldButtons } from '../holds/HoldButtons.tsx';
import { PendingButtons } from '../pendingPoints/PendingButtons.tsx';
import { useAmount } from './useAmount.ts';
import type { Holder } from './documents.ts';

interface RowProps {
  title: string;
  detail: readonly (string | null | undefined)[];
  children: React.ReactNode;
}

const Row = ({ title, detail, children }: RowProps) => (
  <Box sx={{ py: 2, display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center', borderBottom: 1, borderColor: 'divider' }}>
    <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
      <Typography sx={{ fontWeight: 550 }}>{title}</Typography>
      <Typography variant="body2" color="text.secondary" sx={{ overflowWrap: 'anywhere' }}>
        {detail.filter(Boolean).join(' · ')}
      </Typography>
    </Box>
    {children}
  </Box>
);

/** What is reserved of the member, and what is promised: each until it is ended. Nothing where nothing waits. */
export const Waiting = ({ holder, onDone }: { holder: Holder; onDone: () => void }) => {
  const t = useTranslate();
  const { count, day, instant } = useFormat();
  const { plain } = useAmount();
  const { holds, pendingPoints } = holder;
  const until = (dueOn: string | null | undefined) =>
    dueOn ? t('resources.pendingPoints.due', { day: day(dueOn) }) : t('resources.pendingPoints.by_hand');
  return (
    <>
      {holds.length > 0 && (
        <Section title={t('resources.holds.open')}>
          {holds.map((hold) => (
            <Row
              key={hold.id}
              title={`${plain(hold.asset.kind, hold.amount)} ${hold.asset.name}`}
              detail={[hold.reason, hold.storeName, hold.createdBy?.name, t('resources.holds.until', { at: instant(hold.expiresAt) })]}
            >
              <HoldButtons hold={hold} onDone={onDone} />
            </Row>
          ))}
        </Section>
      )}
      {pendingPoints.length > 0 && (
        <Section title={t('resources.pendingPoints.open')}>
          {pendingPoints.map((promise) => (
            <Row
              key={promise.id}
              title={`${count(promise.points)} ${promise.asset.name}`}
              detail={[promise.reason, promise.storeName, until(promise.dueOn)]}
            >
              <PendingButtons promise={promise} onDone={onDone} />
            </Row>
          ))}
        </Section>
      )}
    </>
  );
};
