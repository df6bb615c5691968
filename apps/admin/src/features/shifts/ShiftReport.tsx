import { useQuery } from '@apollo/client/react';
import { Box, Skeleton, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Facts } from '../../components/Facts.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { ShiftFieldsFragment } from '../../gql/graphql.ts';
import { nodeIn } from '../../providers/source.ts';
import { ShiftReportDocument } from './documents.ts';

/** What was counted against what should be there; never by colour alone. */
const Drawer = ({ shift, expected }: { shift: ShiftFieldsFragment; expected: string }) => {
  const t = useTranslate();
  const { money, instant } = useFormat();
  const label = (field: string) => t(`resources.shifts.fields.${field}`);
  const open = shift.closedAt == null;
  const off = Number(shift.difference ?? 0);
  const words = off === 0 ? 'balances' : off < 0 ? 'short' : 'over';
  return (
    <Facts
      facts={[
        [label('store'), `${shift.store.name} · ${shift.till}`],
        [label('openedBy'), `${shift.openedBy.name} · ${instant(shift.openedAt, shift.store)}`],
        [label('closedBy'), shift.closedBy && `${shift.closedBy.name} · ${instant(shift.closedAt, shift.store)}`],
        [label('float'), money(shift.float)],
        [label('expected'), money(shift.expected ?? expected)],
        [label('counted'), open ? null : money(shift.counted)],
        [label('difference'), open ? null : `${money(shift.difference)} · ${t(`resources.shifts.${words}`)}`],
        [label('note'), shift.note],
      ]}
    />
  );
};

/** The closing report (交班报表): what came and went, by kind and by method. */
export const ShiftReport = ({ shift }: { shift: ShiftFieldsFragment }) => {
  const t = useTranslate();
  const { money, count } = useFormat();
  const { data } = useQuery(ShiftReportDocument, { variables: { id: shift.id }, fetchPolicy: 'network-only' });
  const report = nodeIn(data)?.report;
  if (!report) return <Skeleton variant="rounded" height={240} />;
  const method = (name: string) => t(`resources.shifts.method.${name}`);
  return (
    <Box sx={{ display: 'grid', gap: 4 }}>
      <Drawer shift={shift} expected={report.expectedCash} />
      <Table size="small" aria-label={t('resources.shifts.taken')}>
        <TableHead>
          <TableRow>
            <TableCell>{t('resources.shifts.taken')}</TableCell>
            <TableCell>{t('resources.topUp.method')}</TableCell>
            <TableCell align="right">{t('resources.shifts.count')}</TableCell>
            <TableCell align="right">{t('resources.topUp.amount')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {report.taken.map((row) => (
            <TableRow key={row.kind + row.method}>
              <TableCell>{t(`resources.shifts.kind.${row.kind}`)}</TableCell>
              <TableCell>{method(row.method)}</TableCell>
              <TableCell align="right">{count(row.count)}</TableCell>
              <TableCell align="right">{money(row.amount)}</TableCell>
            </TableRow>
          ))}
          {report.methods.map((row) => (
            <TableRow key={row.method}>
              <TableCell sx={{ fontWeight: 600 }}>{t('common.total')}</TableCell>
              <TableCell>{method(row.method)}</TableCell>
              <TableCell />
              <TableCell align="right" sx={{ fontWeight: 600 }}>
                {money(row.amount)}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {report.taken.length === 0 && <Typography color="text.secondary">{t('resources.shifts.nothing')}</Typography>}
    </Box>
  );
};
