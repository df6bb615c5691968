import ArrowDownward from '@mui/icons-material/ArrowDownward';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import { Box, IconButton } from '@mui/material';
import { ROLE_TITLES } from '@regulars/domain/permissions';
import { DataTable, useListContext, useLocaleState, useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import type { TableFile } from '../../components/ExportMenu.tsx';
import { includeArchived } from '../../components/includeArchived.tsx';
import { Listing } from '../../components/Listing.tsx';
import { useAct } from '../../components/useAct.ts';
import type { CommissionRulesQuery } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { useMay } from '../../providers/viewer.ts';
import { OrderCommissionRulesDocument } from './documents.ts';

type Rule = CommissionRulesQuery['commissionRules']['edges'][number]['node'];

/** Of whom a rule speaks, in words. */
function useRole() {
  const t = useTranslate();
  const [locale] = useLocaleState();
  return ({ current: { role } }: Rule) =>
    role ? ROLE_TITLES[role][locale === 'zh' ? 'zh' : 'en'] : t('resources.commissionRules.everybody');
}

const useTable = (): TableFile<Rule> => {
  const t = useTranslate();
  const role = useRole();
  return {
    file: 'commission-rules',
    heads: ['position', 'name', 'subject', 'terms', 'lines', 'role'].map((field) => t(`resources.commissionRules.fields.${field}`)),
    cells: (row) => [row.position, row.current.name, row.current.subjectText, row.current.termsText, row.current.linesText, role(row)],
  };
};

/** One place up or down: the first rule that fits decides. */
const Move = ({ rule }: { rule: Rule }) => {
  const t = useTranslate();
  const { data = [] } = useListContext<Rule>();
  const { act, busy } = useAct();
  const ids = data.filter(({ archivedAt }) => !archivedAt).map(({ id }) => id);
  const at = ids.indexOf(rule.id);
  const move = (by: number) => {
    const order = ids.toSpliced(at, 1).toSpliced(at + by, 0, rule.id);
    void act(() => mutate(OrderCommissionRulesDocument, { ids: order }), 'resources.commissionRules.ordered');
  };
  const button = (by: -1 | 1, word: string, icon: React.ReactNode) => (
    <IconButton
      size="small"
      aria-label={t(`resources.commissionRules.${word}`, { name: rule.current.name })}
      disabled={busy || ids[at + by] === undefined}
      onClick={(event) => {
        event.stopPropagation();
        move(by);
      }}
    >
      {icon}
    </IconButton>
  );
  if (at < 0) return null;
  return (
    <Box sx={{ display: 'inline-flex' }}>
      {button(-1, 'up', <ArrowUpward fontSize="small" />)}
      {button(1, 'down', <ArrowDownward fontSize="small" />)}
    </Box>
  );
};

/** By which rules the staff earns, in the order in which they are asked. */
export const RuleList = () => {
  const t = useTranslate();
  const table = useTable();
  const role = useRole();
  const configure = useMay('commission.configure');
  const archived = ({ archivedAt }: Rule) => archivedAt && <Badge label={t('common.archived')} />;
  return (
    <Listing<Rule>
      resource="commissionRules"
      sort={{ field: 'position', order: 'ASC' }}
      filters={[includeArchived]}
      perPage={100}
      create={configure}
      table={table}
      {...(configure && { page: 'edit' as const })}
      card={(row) => ({
        title: row.current.name,
        detail: [row.current.subjectText, row.current.linesText, role(row)].filter(Boolean).join(' · '),
        figure: row.current.termsText,
        note: archived(row),
      })}
    >
      {configure && <DataTable.Col<Rule> source="position" disableSort render={(row) => <Move rule={row} />} />}
      <DataTable.Col<Rule>
        source="name"
        disableSort
        render={(row) => (
          <>
            {row.current.name} {archived(row)}
          </>
        )}
      />
      <DataTable.Col<Rule> source="subject" disableSort render={({ current }) => current.subjectText} />
      <DataTable.Col<Rule> source="terms" disableSort render={({ current }) => current.termsText} />
      <DataTable.Col<Rule>
        source="lines"
        disableSort
        render={({ current }) => current.linesText ?? t('resources.commissionRules.all_lines')}
      />
      <DataTable.Col<Rule> source="role" disableSort render={role} />
    </Listing>
  );
};
