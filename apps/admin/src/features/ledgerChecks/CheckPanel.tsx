import { Alert, Box, Typography } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import { Facts } from '../../components/Facts.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { LedgerCheckQuery } from '../../gql/graphql.ts';
import type { NodeOf } from '../../providers/source.ts';
import { Result } from './Result.tsx';

/** One check: how much it looked at, and what is wrong first. */
export const CheckPanel = () => {
  const t = useTranslate();
  const { count, day, instant } = useFormat();
  const check = useRecordContext<NodeOf<LedgerCheckQuery>>();
  if (!check) return null;
  const label = (field: string) => t(`resources.ledgerChecks.fields.${field}`);
  const wrong: [string, string | null | undefined][] = [
    [label('entry'), check.entry],
    [label('account'), check.account],
    [label('lot'), check.lot],
    [label('day'), check.day && day(check.day)],
  ];
  return (
    <>
      <Box>
        <Typography variant="h2" sx={{ mb: 2 }}>
          {instant(check.askedAt)}
        </Typography>
        <Result ok={check.ok} />
      </Box>
      {check.ok === false && (
        <Alert severity="error">{t('resources.ledgerChecks.advice', { words: check.words, wrong: count(check.wrong) })}</Alert>
      )}
      {check.ok === false && <Facts facts={wrong.filter(([, value]) => value)} />}
      <Facts
        facts={[
          [label('askedBy'), check.askedBy ?? t('resources.ledgerChecks.itself')],
          [label('finishedAt'), check.finishedAt && instant(check.finishedAt)],
          [
            label('took'),
            check.took === null || check.took === undefined
              ? null
              : t('resources.ledgerChecks.seconds', { seconds: (check.took / 1000).toFixed(1) }),
          ],
          [label('entries'), count(check.entries)],
          [label('postings'), count(check.postings)],
          [label('accounts'), count(check.accounts)],
          [label('lots'), count(check.lots)],
          [label('days'), count(check.days)],
        ]}
      />
    </>
  );
};
