import { Button } from '@mui/material';
import { useEffect } from 'react';
import { DataTable, NullableBooleanInput, useListContext, useNotify, useRefresh, useTranslate } from 'react-admin';
import { InstantField, PointsField } from '../../components/fields.tsx';
import { Listing } from '../../components/Listing.tsx';
import { useAct } from '../../components/useAct.ts';
import { useFormat } from '../../components/useFormat.ts';
import type { LedgerChecksQuery } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { CheckPanel } from './CheckPanel.tsx';
import { VerifyLedgerDocument } from './documents.ts';
import { Result } from './Result.tsx';

type Check = LedgerChecksQuery['ledgerChecks']['edges'][number]['node'];

const POLL_MS = 3000;
const HEADS = [
  'askedAt',
  'askedBy',
  'finishedAt',
  'ok',
  'wrong',
  'words',
  'entry',
  'postings',
  'entries',
  'accounts',
  'lots',
  'days',
  'took',
] as const;

/** As its column shows it: yes and no as words, times by the chain's clock. */
const cellOf = (row: Check, field: (typeof HEADS)[number], clock: ReturnType<typeof useFormat>['clock']) => {
  if (field === 'askedAt' || field === 'finishedAt') return clock(row[field]);
  return typeof row[field] === 'boolean' ? String(row[field]) : row[field];
};

const useTable = () => {
  const t = useTranslate();
  const { clock } = useFormat();
  return {
    file: 'journal-checks',
    heads: HEADS.map((field) => t(`resources.ledgerChecks.fields.${field}`)),
    cells: (row: Check) => HEADS.map((field) => cellOf(row, field, clock)),
  };
};

/** Starts a check, and reads the list again until it has ended. */
const CheckNow = () => {
  const t = useTranslate();
  const refresh = useRefresh();
  const notify = useNotify();
  const { act, busy, failure } = useAct();
  const { data } = useListContext<Check>();
  const running = data?.some(({ finishedAt }) => !finishedAt) ?? false;
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(refresh, POLL_MS);
    return () => clearInterval(timer);
  }, [running, refresh]);
  useEffect(() => {
    if (failure) notify(failure, { type: 'error' });
  }, [failure, notify]);
  return (
    <Button
      variant="contained"
      disabled={busy || running}
      onClick={() => void act(() => mutate(VerifyLedgerDocument, {}), t('resources.ledgerChecks.started'))}
    >
      {t('resources.ledgerChecks.check')}
    </Button>
  );
};

/** Checks of the journal, the latest first. */
export const CheckList = () => {
  const t = useTranslate();
  const { count, instant } = useFormat();
  const table = useTable();
  return (
    <Listing<Check>
      resource="ledgerChecks"
      sort={{ field: 'askedAt', order: 'DESC' }}
      filters={[
        <NullableBooleanInput
          key="ok"
          source="ok"
          alwaysOn
          nullLabel="resources.ledgerChecks.any"
          trueLabel="resources.ledgerChecks.good"
          falseLabel="resources.ledgerChecks.bad"
        />,
      ]}
      table={table}
      action={<CheckNow />}
      panel={<CheckPanel />}
      card={({ askedAt, ok, words, postings }) => ({
        title: instant(askedAt),
        detail: words ?? t('resources.ledgerChecks.looked_at', { postings: count(postings) }),
        figure: <Result ok={ok} />,
      })}
    >
      <DataTable.Col source="askedAt" disableSort field={InstantField} />
      <DataTable.Col<Check> source="askedBy" disableSort render={({ askedBy }) => askedBy ?? t('resources.ledgerChecks.itself')} />
      <DataTable.Col<Check> source="ok" disableSort render={({ ok }) => <Result ok={ok} />} />
      <DataTable.Col<Check> source="words" disableSort render={({ words }) => words} />
      <DataTable.Col source="postings" align="right" disableSort field={PointsField} />
      <DataTable.Col source="entries" align="right" disableSort field={PointsField} />
      <DataTable.Col source="accounts" align="right" disableSort field={PointsField} />
      <DataTable.Col source="days" align="right" disableSort field={PointsField} />
    </Listing>
  );
};
