import { Box, Typography } from '@mui/material';
import { ACTIVITY_KINDS, CASE_KINDS } from '@regulars/domain/cases';
import { useTranslate } from 'react-admin';
import { ActButton } from '../../components/ActDialog.tsx';
import { Section } from '../../components/Section.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { ActivityKind, CaseWholeFragment, ServiceCaseKind } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { useMay } from '../../providers/viewer.ts';
import { CaseDeeds } from './CaseDeeds.tsx';
import { CaseStanding } from './CaseStanding.tsx';
import { OpenServiceCaseDocument, RecordActivityDocument } from './documents.ts';

/** How many of a member's cases are shown. */
const FIRST = 10;

const Row = ({ of }: { of: CaseWholeFragment }) => {
  const t = useTranslate();
  const { instant } = useFormat();
  const { kind, subject, detail, outcome, rating, openedAt, assignee, store } = of;
  const stars = rating && `${t('resources.serviceCases.fields.rating')} ${rating}`;
  return (
    <Box component="li" sx={{ display: 'grid', gap: 1, py: 3, borderBottom: 1, borderColor: 'divider' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
        <Typography sx={{ fontWeight: 550, overflowWrap: 'anywhere' }}>{subject}</Typography>
        <Typography color="text.secondary">{t(`resources.serviceCases.kind.${kind}`)}</Typography>
        <CaseStanding {...of} />
      </Box>
      {[detail, outcome].map((text) => text && <Typography key={text}>{text}</Typography>)}
      <Typography variant="body2" color="text.secondary">
        {[instant(openedAt), assignee?.name, store.name, stars].filter(Boolean).join(' · ')}
      </Typography>
      <CaseDeeds of={of} />
    </Box>
  );
};

/** The two things that are noted here: what a member needs, and what a member did. */
const Buttons = ({ memberId }: { memberId: string }) => {
  const t = useTranslate();
  const label = (field: string) => `resources.serviceCases.fields.${field}`;
  const kinds = CASE_KINDS.map((id) => ({ id, name: t(`resources.serviceCases.kind.${id}`) }));
  const activities = ACTIVITY_KINDS.map((id) => ({ id, name: t(`resources.serviceCases.activity.${id}`) }));
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
      <ActButton
        label={t('resources.serviceCases.record')}
        title={t('resources.serviceCases.record')}
        asks={[
          { name: 'kind', label: label('kind'), required: true, choices: activities, initial: 'CHECK_IN' },
          { name: 'name', label: label('name'), help: label('name_help') },
        ]}
        action={t('ra.action.save')}
        done={t('resources.serviceCases.recorded')}
        act={({ kind, name }) =>
          mutate(RecordActivityDocument, {
            input: { memberIds: [memberId], kind: kind as ActivityKind, name: name ?? null }, // one of the choices
            idempotencyKey: crypto.randomUUID(),
          })
        }
      />
      <ActButton
        label={t('resources.serviceCases.open')}
        button={{ variant: 'outlined' }}
        title={t('resources.serviceCases.open')}
        asks={[
          { name: 'kind', label: label('kind'), required: true, choices: kinds, initial: 'SERVICE' },
          { name: 'subject', label: label('subject'), required: true },
          { name: 'detail', label: label('detail'), rows: 3 },
        ]}
        action={t('ra.action.save')}
        done={t('resources.serviceCases.opened')}
        act={
          ({ kind, subject = '', detail }) =>
            mutate(OpenServiceCaseDocument, { input: { memberId, kind: kind as ServiceCaseKind, subject, detail: detail ?? null } }) // one of the choices
        }
      />
    </Box>
  );
};

/** What a member needed of us, the open cases first. */
export const CasesOf = ({ member: { id, cases } }: { member: { id: string; cases: readonly CaseWholeFragment[] } }) => {
  const t = useTranslate();
  const write = useMay('contact.write');
  const title = t('resources.serviceCases.name', { smart_count: 2 });
  return (
    <Section title={title} action={write && <Buttons memberId={id} />}>
      {cases.length === 0 && <Typography color="text.secondary">{t('resources.serviceCases.none')}</Typography>}
      {cases.length > 0 && (
        <Box component="ol" aria-label={title} sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {cases.slice(0, FIRST).map((one) => (
            <Row key={one.id} of={one} />
          ))}
        </Box>
      )}
    </Section>
  );
};
