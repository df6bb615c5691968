import Download from '@mui/icons-material/FileDownloadOutlined';
import { Button } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { mutate } from '../../providers/apollo.ts';
import { messageOf } from '../../providers/errors.ts';
import { saveTable } from '../../saveTable.ts';
import { ExportSegmentDocument } from './documents.ts';

const HEADS = ['number', 'name', 'phone', 'email', 'level', 'joinedOn', 'lastPurchase', 'orders', 'amount'];

/** Takes the members of a segment along; the API notes who did. */
export const ExportButton = ({ id, name }: { id: string; name: string }) => {
  const t = useTranslate();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      const { exportSegment: rows } = await mutate(ExportSegmentDocument, { id });
      const heads = HEADS.map((head) => t(`resources.segments.export.${head}`));
      const cells = rows.map(({ number, name: who, phone, email, level, joinedOn, metrics }) => [
        number,
        who,
        phone ?? null,
        email ?? null,
        level.name,
        joinedOn,
        metrics?.lastPurchase ?? null,
        metrics?.orders ?? 0,
        metrics?.amount ?? '0',
      ]);
      await saveTable(name, [heads, ...cells], 'csv');
    } catch (error) {
      notify(messageOf(error), { type: 'error' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button variant="outlined" startIcon={<Download />} disabled={busy} onClick={() => void save()}>
      {t('common.export_csv')}
    </Button>
  );
};
