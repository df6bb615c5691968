import { useQuery } from '@apollo/client/react';
import { Alert, Box, Button, Skeleton } from '@mui/material';
import { useTranslate } from 'react-admin';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Section } from '../../components/Section.tsx';
import { messageOf } from '../../providers/errors.ts';
import { nodeIn } from '../../providers/source.ts';
import { useMay } from '../../providers/viewer.ts';
import { type Holder, StatementDocument } from './documents.ts';
import { ExportButton } from './ExportButton.tsx';
import { StatementFilters } from './StatementFilters.tsx';
import { StatementRow } from './StatementRow.tsx';
import type { useStatementFilter } from './useStatementFilter.ts';

interface Props {
  holder: Holder;
  choice: ReturnType<typeof useStatementFilter>;
  onDone: () => void;
}

/** All that happened to what the member holds, newest first, a page at a time; each row says why when it is opened. */
export const Statement = ({ holder, choice, onDone }: Props) => {
  const t = useTranslate();
  const mayExport = useMay('value.export');
  const variables = { id: holder.id, first: 25, filter: choice.filter };
  const { data, error, fetchMore } = useQuery(StatementDocument, { variables, fetchPolicy: 'cache-and-network' });
  const statement = nodeIn(data)?.statement;
  const rows = statement?.edges.map(({ node }) => node) ?? [];
  const filtered = Object.keys(choice.filter).length > 0;
  const more = () => fetchMore({ variables: { after: statement?.pageInfo.endCursor ?? null } });
  return (
    <Section title={t('resources.assets.statement')} action={mayExport && <ExportButton holder={holder} filter={choice.filter} />}>
      <StatementFilters holder={holder} value={choice.value} set={choice.set} />
      {error && <Alert severity="error">{messageOf(error)}</Alert>}
      {!statement && !error && <Skeleton variant="rounded" height={240} component="output" aria-label={t('common.loading')} />}
      {statement && rows.length === 0 && (
        <EmptyState text={t(filtered ? 'resources.assets.nothing_fits' : 'resources.assets.empty_statement')} height={96} />
      )}
      <Box>
        {rows.map((entry) => (
          <StatementRow key={entry.id} holder={holder} entry={entry} onDone={onDone} />
        ))}
      </Box>
      {statement?.pageInfo.hasNextPage && (
        <Button onClick={() => void more()} sx={{ mt: 2 }}>
          {t('common.more')}
        </Button>
      )}
    </Section>
  );
};
