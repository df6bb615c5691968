import type { TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { Alert, Box, Skeleton } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { useBranch } from '../../frame/useBranch.ts';
import { messageOf } from '../../providers/errors.ts';
import { DaysPicker } from './DaysPicker.tsx';
import { useDays } from './useDays.ts';

/** What a report by days asks for. */
export interface DaysAsked {
  from: string;
  to: string;
  orgId?: string | null;
}

interface Props<Data> {
  document: TypedDocumentNode<Data, DaysAsked>;
  /** Of the skeleton, in px. */
  height: number;
  children: (data: Data, asked: DaysAsked & { orgId: string | null }) => ReactNode;
}

/** A report by days: the days, what went wrong, a skeleton, and then what the document found. */
export function DayReport<Data>({ document, height, children }: Props<Data>) {
  const t = useTranslate();
  const days = useDays();
  const [orgId] = useBranch();
  const variables = { from: days.from, to: days.to, orgId };
  const { data, previousData, error } = useQuery<Data, DaysAsked>(document, { variables, fetchPolicy: 'cache-and-network' });
  const found = (data ?? previousData) as Data | undefined; // all of a document's data comes at once
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
        <DaysPicker {...days} />
      </Box>
      {error && <Alert severity="error">{messageOf(error)}</Alert>}
      {!found && !error && <Skeleton variant="rounded" height={height} component="output" aria-label={t('common.loading')} />}
      {found && children(found, variables)}
    </>
  );
}
