import { useTranslate } from 'react-admin';
import { useFormat } from '../../components/useFormat.ts';
import { useTeamColumns } from '../performance/useTeamColumns.tsx';
import { reportTable } from './sheet.tsx';
import { useMembers } from './useMembers.tsx';
import { type Report, useTurnover } from './useTurnover.tsx';

/** Columns that paper has no room for. */
const WIDE: ReadonlySet<string> = new Set(['profit', 'units', 'membersServed']);

/** The report as it is shown and saved; undefined while it is read. */
export function useReport(report: Report | undefined) {
  const t = useTranslate();
  const { day } = useFormat();
  const turnover = useTurnover();
  const members = useMembers();
  const rows = (report?.staff?.rows ?? []).filter(({ figures, service }) => figures.orders > 0 || service.newMembers > 0);
  const staffColumns = useTeamColumns(rows, 'REVENUE', true).filter(({ key }) => !WIDE.has(key));
  if (!report) return undefined;
  const parts = {
    turnover: turnover(report),
    members: members(report),
    staff: { ranking: reportTable(t('resources.report.by_employee'), staffColumns, rows, ({ employee }) => employee.id) },
  };
  return {
    ...parts,
    title: `${t('resources.report.name')} ${report.label} ${report.org.name}`,
    heading: report.label,
    branch: report.org.name,
    range: `${day(report.from)} – ${day(report.to)}`,
    days: report.days.points.map(({ current }) => ({ from: current.from, value: Number(current.figures.revenue) })),
    sheets: Object.values(parts)
      .flatMap((tables) => Object.values(tables))
      .map(({ sheet }) => sheet),
  };
}
