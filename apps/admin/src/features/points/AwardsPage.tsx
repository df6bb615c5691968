import { useQuery } from '@apollo/client/react';
import { Alert, Box, Button, LinearProgress, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { Title, useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import type { Column } from '../../components/FigureTable.tsx';
import { Section } from '../../components/Section.tsx';
import { Select } from '../../components/Select.tsx';
import { useAct } from '../../components/useAct.ts';
import { useFormat } from '../../components/useFormat.ts';
import { useBranch } from '../../frame/useBranch.ts';
import type { PointsAwardsQuery } from '../../gql/graphql.ts';
import { client, mutate } from '../../providers/apollo.ts';
import { ExportButtons } from '../../components/ExportButtons.tsx';
import { useOrgs } from '../orgs/useOrgs.ts';
import { PointsKindsDocument } from '../pointsKinds/documents.ts';
import { PointsAwardsDocument, RequestAwardDocument } from './documents.ts';

type Award = PointsAwardsQuery['pointsAwards']['edges'][number]['node'];

const START = { score: '', reason: '', list: '' };

/** Holds what is typed; the key is new after each request. */
function useRequest() {
  const [branch] = useBranch();
  const orgId = useOrgs().find(({ id }, at) => id === branch || (!branch && at === 0))?.id ?? '';
  const kinds = useQuery(PointsKindsDocument, { variables: { archived: false } }).data?.pointsKinds ?? [];
  const [chosen, setKind] = useState('');
  const [form, setForm] = useState(START);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const { act, busy, failure } = useAct();
  const kindId = (kinds.find(({ id }) => id === chosen) ?? kinds.find(({ code }) => code === 'SPENDING') ?? kinds[0])?.id ?? '';
  const save = async () => {
    const input = { kindId, score: Number(form.score), reason: form.reason, orgId, list: form.list };
    if (!(await act(() => mutate(RequestAwardDocument, { input, idempotencyKey: key }), 'resources.pointsAwards.done'))) return;
    setKey(crypto.randomUUID());
    setForm(START);
    await client.refetchQueries({ include: [PointsAwardsDocument] });
  };
  const put = (part: Partial<typeof START>) => setForm((old) => ({ ...old, ...part }));
  const ready = kindId !== '' && orgId !== '' && form.score !== '' && form.reason.trim() !== '' && form.list.trim() !== '';
  return { kinds, kindId, setKind, form, put, busy, failure, save, ready };
}

const RequestForm = () => {
  const t = useTranslate();
  const { kinds, kindId, setKind, form, put, busy, failure, save, ready } = useRequest();
  const label = (word: string) => t(`resources.pointsAwards.${word}`);
  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      <Select label={t('resources.points.kind')} value={kindId} choices={kinds} onChange={setKind} />
      <TextField
        required
        label={label('score')}
        value={form.score}
        onChange={({ target }) => put({ score: target.value.replaceAll(/\D/g, '') })}
        slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 9 } }}
      />
      <TextField
        required
        label={t('common.reason')}
        value={form.reason}
        onChange={({ target }) => put({ reason: target.value })}
        slotProps={{ htmlInput: { maxLength: 500 } }}
      />
      <TextField
        required
        multiline
        minRows={5}
        maxRows={16}
        label={label('list')}
        helperText={label('list_help')}
        value={form.list}
        onChange={({ target }) => put({ list: target.value })}
      />
      {failure && <Alert severity="error">{failure}</Alert>}
      <Button variant="contained" sx={{ justifySelf: 'start' }} disabled={!ready} loading={busy} onClick={() => void save()}>
        {label('action')}
      </Button>
    </Box>
  );
};

const Past = ({ award }: { award: Award }) => {
  const t = useTranslate();
  const { count, instant } = useFormat();
  const { reason, score, state, members, given, failed, kind, createdAt, createdBy } = award;
  const figures = { members: count(members), given: count(given), failed: count(failed) };
  return (
    <Box sx={{ py: 3, borderBottom: 1, borderColor: 'divider', display: 'grid', gap: 1 }}>
      <Box sx={{ display: 'flex', gap: 2, justifyContent: 'space-between', alignItems: 'baseline', flexWrap: 'wrap' }}>
        <Typography sx={{ fontWeight: 600 }}>{`+${count(score)} ${kind.name} · ${reason}`}</Typography>
        <Badge label={t(`resources.pointsAwards.state.${state}`)} />
      </Box>
      {state === 'RUNNING' && <LinearProgress variant="determinate" value={(100 * (given + failed)) / members} aria-label={reason} />}
      <Typography variant="body2" color="text.secondary">
        {[t('resources.pointsAwards.figures', figures), instant(createdAt), createdBy ?? ''].filter((word) => word !== '').join(' · ')}
      </Typography>
    </Box>
  );
};

/** Points for a list of members, and how far those of before are. */
const AwardsPage = () => {
  const t = useTranslate();
  const { clock, instant } = useFormat();
  const { data } = useQuery(PointsAwardsDocument, { variables: { first: 50 }, pollInterval: 5_000 });
  const awards = data?.pointsAwards.edges.map(({ node }) => node) ?? [];
  const head = (name: string, value: (award: Award) => string | number | null): Column<Award> => ({
    key: name,
    label: t(`resources.pointsAwards.${name}`),
    value,
    render: value,
  });
  const asked = t('resources.pointsAwards.asked');
  const columns: Column<Award>[] = [
    { key: 'asked', label: asked, render: (award) => instant(award.createdAt), value: (award) => clock(award.createdAt) },
    head('by', ({ createdBy }) => createdBy ?? null),
    head('reason', ({ reason }) => reason),
    head('kind', ({ kind }) => kind.name),
    head('score', ({ score }) => score),
    head('members', ({ members }) => members),
    head('given', ({ given }) => given),
    head('failed', ({ failed }) => failed),
    head('standing', ({ state }) => t(`resources.pointsAwards.state.${state}`)),
  ];
  return (
    <>
      <Title title={t('resources.pointsAwards.name', { smart_count: 2 })} />
      <Box sx={{ display: 'grid', gap: 8, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: '420px minmax(0, 1fr)' } }}>
        <Section title={t('resources.pointsAwards.new')}>
          <RequestForm />
        </Section>
        <Section
          title={t('resources.pointsAwards.past')}
          action={<ExportButtons file={t('resources.pointsAwards.past')} columns={columns} rows={awards} />}
        >
          {data && awards.length === 0 && <EmptyState text={t('resources.pointsAwards.empty')} />}
          {awards.map((award) => (
            <Past key={award.id} award={award} />
          ))}
        </Section>
      </Box>
    </>
  );
};

export default AwardsPage;
