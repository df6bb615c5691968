import Download from '@mui/icons-material/FileDownloadOutlined';
import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { Operation } from '../../components/Operation.tsx';
import { ReasonField } from '../../components/ReasonField.tsx';
import { useAct } from '../../components/useAct.ts';
import type { CardBlanksQuery } from '../../gql/graphql.ts';
import { mutate, query } from '../../providers/apollo.ts';
import { messageOf } from '../../providers/errors.ts';
import { nodeOf, type NodeOf } from '../../providers/source.ts';
import { useMay } from '../../providers/viewer.ts';
import { saveTable } from '../../saveTable.ts';
import { useFormat } from '../../components/useFormat.ts';
import { CardBlanksDocument, VoidCardBatchDocument } from './documents.ts';

interface Batch {
  id: string;
  name: string;
  voidedAt: string | null;
}

type Blanks = NodeOf<CardBlanksQuery>['blanks'];

/** All numbers of a batch, a page after the other. */
async function numbersOf(id: string) {
  const rows: Blanks['edges'][number]['node'][] = [];
  let after: string | null = null;
  do {
    const { blanks }: { blanks: Blanks } = nodeOf(await query(CardBlanksDocument, { id, after }));
    rows.push(...blanks.edges.map(({ node }) => node));
    after = blanks.pageInfo.hasNextPage ? blanks.pageInfo.endCursor : null;
  } while (after !== null);
  return rows;
}

const VoidDialog = ({ batch, onClose }: { batch: Batch; onClose: () => void }) => {
  const t = useTranslate();
  const [reason, setReason] = useState('');
  const it = useAct();
  return (
    <Operation
      title={t('resources.cardBatches.void_title', { name: batch.name })}
      action={t('resources.cardBatches.void')}
      ready={reason.trim() !== ''}
      busy={it.busy}
      failure={it.failure}
      danger
      onClose={onClose}
      onSave={() => it.act(() => mutate(VoidCardBatchDocument, { id: batch.id, reason }), 'resources.cardBatches.voided')}
    >
      <Typography color="text.secondary">{t('resources.cardBatches.void_text')}</Typography>
      <ReasonField value={reason} onChange={setReason} autoFocus />
    </Operation>
  );
};

/** The file for the printer, and the end of a batch. */
export const BatchButtons = ({ batch }: { batch: Batch }) => {
  const t = useTranslate();
  const { clock } = useFormat();
  const notify = useNotify();
  const [exports, make] = [useMay('card.export'), useMay('card.batch')];
  const [open, setOpen] = useState(false);
  const save = () =>
    numbersOf(batch.id)
      .then((rows) =>
        saveTable(
          batch.name,
          [
            [t('resources.cards.fields.number'), t('resources.cardBatches.fields.soldAt')],
            ...rows.map(({ number, soldAt }) => [number, clock(soldAt)]),
          ],
          'csv',
        ),
      )
      .catch((error: unknown) => notify(messageOf(error), { type: 'error' }));
  return (
    <Box sx={{ display: 'flex', gap: 1, justifyContent: 'flex-end' }}>
      {exports && (
        <Button
          size="small"
          startIcon={<Download fontSize="small" />}
          aria-label={`${t('resources.cardBatches.numbers')} ${batch.name}`}
          onClick={() => void save()}
        >
          {t('resources.cardBatches.numbers')}
        </Button>
      )}
      {make && !batch.voidedAt && (
        <Button size="small" color="error" aria-label={`${t('resources.cardBatches.void')} ${batch.name}`} onClick={() => setOpen(true)}>
          {t('resources.cardBatches.void')}
        </Button>
      )}
      {open && <VoidDialog batch={batch} onClose={() => setOpen(false)} />}
    </Box>
  );
};
