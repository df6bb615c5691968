import { useLazyQuery } from '@apollo/client/react';
import { Alert, Button, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Section } from '../../components/Section.tsx';
import { FigureTable } from '../../components/FigureTable.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { SimulateLadderQuery } from '../../gql/graphql.ts';
import { messageOf } from '../../providers/errors.ts';
import { SimulateLadderDocument } from './ladder-documents.ts';

type Shift = SimulateLadderQuery['ladderSimulation'][number];

const rank = (level: Shift['from']) => level?.rank ?? 0;

/** What the draft would do to the members of today: who goes up at once, who would go down at the next review. */
export const Simulation = ({ id }: { id: string }) => {
  const t = useTranslate();
  const { count } = useFormat();
  const word = (name: string, values?: object) => t(`resources.ladders.${name}`, values);
  const [ask, { data, loading, error }] = useLazyQuery(SimulateLadderDocument, { fetchPolicy: 'network-only' });
  const shifts = (data?.ladderSimulation ?? []).toSorted((a, b) => rank(b.from) - rank(a.from) || rank(b.to) - rank(a.to));
  const sum = (which: (shift: Shift) => boolean) => shifts.filter(which).reduce((all, { members }) => all + members, 0);
  const up = sum(({ from, to }) => rank(to) > rank(from));
  const down = sum(({ from, to }) => rank(to) < rank(from));
  const start = t('resources.levels.start');
  const button = (
    <Button variant="outlined" loading={loading} onClick={() => void ask({ variables: { id } })}>
      {word('simulate')}
    </Button>
  );
  return (
    <Section title={word('simulation')} help={word('simulation_help')} action={button}>
      {error && <Alert severity="error">{messageOf(error)}</Alert>}
      {data && (
        <>
          <Typography sx={{ mb: 3 }}>
            {word('outcome', { up: count(up), down: count(down), stay: count(sum(() => true) - up - down) })}
          </Typography>
          <FigureTable
            caption={word('simulation')}
            rows={shifts}
            rowKey={({ from, to }) => `${from?.id ?? ''} ${to?.id ?? ''}`}
            columns={[
              { key: 'from', label: word('from'), render: ({ from }) => from?.name ?? start },
              { key: 'to', label: word('to'), render: ({ to }) => to?.name ?? start },
              {
                key: 'members',
                label: word('members'),
                figure: true,
                value: ({ members }) => members,
                render: ({ members }) => count(members),
              },
            ]}
          />
        </>
      )}
    </Section>
  );
};
