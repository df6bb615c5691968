import { Box, Typography } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import { Facts } from '../../components/Facts.tsx';
import { FigureTable } from '../../components/FigureTable.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { AuditQuery } from '../../gql/graphql.ts';
import type { NodeOf } from '../../providers/source.ts';
import { differences } from './diff.ts';
import { useWords } from './useWords.ts';

type Audit = NodeOf<AuditQuery>;

/** One change: who, when, from where, and each field before and after. */
export const AuditPanel = () => {
  const t = useTranslate();
  const words = useWords();
  const { instant } = useFormat();
  const audit = useRecordContext<Audit>();
  if (!audit) return null;
  const rows = differences(audit.before, audit.after);
  const label = (field: string) => t(`resources.audit.${field}`);
  return (
    <>
      <Typography variant="h2">{words.action(audit.action, audit.entity)}</Typography>
      <Facts
        facts={[
          [label('fields.actor'), audit.actorName ?? label('system')],
          [label('fields.at'), instant(audit.at)],
          [label('fields.entity'), words.entity(audit.entity)],
          [label('fields.ip'), audit.ip],
          [label('fields.userAgent'), audit.userAgent],
          [label('fields.requestId'), audit.requestId],
        ]}
      />
      {rows.length === 0 ? (
        <Typography color="text.secondary">{label('no_diff')}</Typography>
      ) : (
        <Box sx={{ overflowX: 'auto' }}>
          <FigureTable
            caption={words.action(audit.action, audit.entity)}
            rows={rows}
            rowKey={({ field }) => field}
            columns={[
              { key: 'field', label: label('field'), render: ({ field }) => field },
              {
                key: 'before',
                label: label('before'),
                render: ({ before }) => (
                  <Box component="del" sx={{ color: 'text.secondary' }}>
                    {before}
                  </Box>
                ),
              },
              { key: 'after', label: label('after'), render: ({ after }) => after },
            ]}
          />
        </Box>
      )}
    </>
  );
};
