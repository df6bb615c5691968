import { useQuery } from '@apollo/client/react';
import { Button, LinearProgress, Link as MuiLink, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import { FigureTable } from '../../components/FigureTable.tsx';
import { Section } from '../../components/Section.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { messageOf } from '../../providers/errors.ts';
import { nodeIn } from '../../providers/source.ts';
import { SegmentMembersDocument } from './documents.ts';

/** The members of a segment, page after page. */
export const SegmentMembers = ({ id }: { id: string }) => {
  const t = useTranslate();
  const { day, money } = useFormat();
  const [places, setPlaces] = useState<(string | null)[]>([null]);
  const { data, loading, error } = useQuery(SegmentMembersDocument, {
    variables: { id, after: places.at(-1) ?? null },
    fetchPolicy: 'network-only',
  });
  const members = nodeIn(data)?.members;
  const rows = members?.edges.map(({ node }) => node) ?? [];
  return (
    <Section
      title={t('resources.segments.fields.members')}
      action={
        <>
          <Button size="small" disabled={places.length === 1} onClick={() => setPlaces(places.slice(0, -1))}>
            {t('common.back')}
          </Button>
          <Button
            size="small"
            disabled={!members?.pageInfo.hasNextPage}
            onClick={() => setPlaces([...places, members?.pageInfo.endCursor ?? null])}
          >
            {t('common.next')}
          </Button>
        </>
      }
    >
      {loading && <LinearProgress />}
      {error && <Typography color="error">{messageOf(error)}</Typography>}
      {members && rows.length === 0 && <Typography color="text.secondary">{t('common.no_data')}</Typography>}
      {rows.length > 0 && (
        <FigureTable
          caption={t('resources.segments.fields.members')}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'name',
              label: t('resources.segments.export.name'),
              render: (row) => (
                <MuiLink component={Link} to={`/members/${encodeURIComponent(row.id)}/show`}>
                  {row.name}
                </MuiLink>
              ),
            },
            { key: 'level', label: t('resources.segments.export.level'), render: (row) => row.level.name },
            { key: 'last', label: t('resources.segments.export.lastPurchase'), render: (row) => day(row.metrics?.lastPurchase) },
            {
              key: 'amount',
              label: t('resources.segments.amount365'),
              figure: true,
              render: (row) => money(row.metrics?.amount365 ?? '0'),
            },
          ]}
        />
      )}
    </Section>
  );
};
