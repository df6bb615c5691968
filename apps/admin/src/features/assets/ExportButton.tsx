import Download from '@mui/icons-material/FileDownloadOutlined';
import { Button } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { numberOf } from '../../format.ts';
import type { StatementFilter } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { messageOf } from '../../providers/errors.ts';
import { saveTable } from '../../saveTable.ts';
import { useFormat } from '../../components/useFormat.ts';
import { ExportStatementDocument, type Holder } from './documents.ts';

/** The statement as a file; who takes it stands in the audit trail. */
export const ExportButton = ({ holder, filter }: { holder: Holder; filter: StatementFilter }) => {
  const t = useTranslate();
  const { clock } = useFormat();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const label = (field: string) => t(`resources.assets.fields.${field}`);
  const heads = ['at', 'businessDate', 'kind', 'asset', 'amount', 'balanceAfter', 'expiresOn', 'store', 'operator', 'reason', 'why'];
  const save = async () => {
    setBusy(true);
    try {
      const { exportStatement: lines } = await mutate(ExportStatementDocument, { memberId: holder.id, filter });
      const rows = lines.map((line) => [
        clock(line.at),
        line.businessDate,
        t(`resources.assets.kind.${line.kind}`),
        line.assetName,
        numberOf(line.amount),
        numberOf(line.balanceAfter),
        line.expiresOn,
        line.storeName,
        line.operatorName,
        line.reason,
        line.why,
      ]);
      await saveTable(`${t('resources.assets.statement')} ${holder.number}`, [heads.map(label), ...rows], 'csv');
    } catch (error) {
      notify(messageOf(error), { type: 'error' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button startIcon={<Download />} loading={busy} onClick={() => void save()}>
      {t('common.export_csv')}
    </Button>
  );
};
