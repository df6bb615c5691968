import Print from '@mui/icons-material/PrintOutlined';
import { Box, Button, LinearProgress, Typography } from '@mui/material';
import { useState } from 'react';
import { ShowBase, Title, useRecordContext, useTranslate } from 'react-admin';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { Facts } from '../../components/Facts.tsx';
import { PrintedPage } from '../../components/PrintedPage.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { mutate } from '../../providers/apollo.ts';
import { useMay } from '../../providers/viewer.ts';
import { CountLines } from './CountLines.tsx';
import { CountState } from './CountList.tsx';
import { CancelStockCountDocument, CloseStockCountDocument, type Count } from './documents.ts';

/** The same page keeps its key, so that a second press does not close twice. */
const Actions = ({ count }: { count: Count }) => {
  const t = useTranslate();
  const write = useMay('stock.write');
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const { id, name, state, countedCount, differentCount, lineCount } = count;
  const words = (verb: string) => ({
    label: t(`resources.stockCounts.${verb}.action`),
    title: t(`resources.stockCounts.${verb}.title`, { name }),
    done: `resources.stockCounts.${verb}.done`,
  });
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, displayPrint: 'none' }}>
      <Button startIcon={<Print />} onClick={() => window.print()}>
        {t('resources.stockCounts.print')}
      </Button>
      {write && state === 'OPEN' && (
        <>
          <ConfirmButton
            {...words('cancel')}
            consequence={t('resources.stockCounts.cancel.text')}
            action={() => mutate(CancelStockCountDocument, { id })}
          />
          <ConfirmButton
            {...words('close')}
            color="primary"
            consequence={t('resources.stockCounts.close.text', {
              counted: countedCount,
              different: differentCount,
              left: lineCount - countedCount,
            })}
            action={() => mutate(CloseStockCountDocument, { id, idempotencyKey })}
          />
        </>
      )}
    </Box>
  );
};

const CountFacts = ({ count }: { count: Count }) => {
  const t = useTranslate();
  const { money, instant } = useFormat();
  const cost = useMay('cost.read');
  const label = (field: string) => t(`resources.stockCounts.fields.${field}`);
  return (
    <Facts
      columns={2}
      facts={[
        [label('store'), count.store.name],
        [label('category'), count.category?.name ?? t('resources.stockCounts.everything')],
        [label('openedAt'), [instant(count.openedAt), count.openedBy?.name].filter(Boolean).join(' · ')],
        [label('endedAt'), instant(count.endedAt)],
        [label('differentCount'), count.differentCount],
        [label('retailDifference'), money(count.retailDifference)],
        ...(cost ? ([[label('costDifference'), money(count.costDifference)]] as const) : []),
      ]}
    />
  );
};

const Page = () => {
  const t = useTranslate();
  const count = useRecordContext<Count>();
  if (!count) return null;
  return (
    <PrintedPage>
      <Title title={`${t('resources.stockCounts.name', { smart_count: 1 })} · ${count.name}`} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', alignItems: 'flex-start', gap: 4, mb: 4 }}>
        <Box>
          <Typography variant="h2" component="p" sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
            {count.name} <CountState state={count.state} />
          </Typography>
          <Typography color="text.secondary">
            {t('resources.stockCounts.progress', { counted: count.countedCount, lines: count.lineCount })}
          </Typography>
        </Box>
        <Actions count={count} />
      </Box>
      <LinearProgressBar done={count.countedCount} all={count.lineCount} />
      <CountFacts count={count} />
      <CountLines count={count} />
    </PrintedPage>
  );
};

const LinearProgressBar = ({ done, all }: { done: number; all: number }) => {
  const t = useTranslate();
  return (
    <LinearProgress
      variant="determinate"
      value={all > 0 ? (100 * done) / all : 0}
      aria-label={t('resources.stockCounts.fields.countedCount')}
      sx={{ mb: 4, borderRadius: 1, displayPrint: 'none' }}
    />
  );
};

/** One count: what should be there, what was found, and closing it. On paper it is the sheet to count with. */
export const CountShow = () => (
  <ShowBase>
    <Page />
  </ShowBase>
);
