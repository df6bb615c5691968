import { useQuery } from '@apollo/client/react';
import { Box, Button, Skeleton, TextField, Typography } from '@mui/material';
import { addDays } from '@regulars/domain/time';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Operation } from '../../components/Operation.tsx';
import { Section } from '../../components/Section.tsx';
import { useAct } from '../../components/useAct.ts';
import { mutate } from '../../providers/apollo.ts';
import { nodeIn } from '../../providers/source.ts';
import { useToday } from '../../providers/today.ts';
import { useMay } from '../../providers/viewer.ts';
import { AssigneePick } from './AssigneePick.tsx';
import { DayField } from './DayField.tsx';
import { FollowUpsOfMemberDocument, PlanFollowUpDocument } from './documents.ts';
import { FollowUpRow } from './FollowUpRow.tsx';

/** How many of a member's follow-ups are shown. */
const FIRST = 10;

interface PlanProps {
  member: { id: string; name: string };
  after: () => unknown;
}

const PlanDialog = ({ member, after, onClose }: PlanProps & { onClose: () => void }) => {
  const t = useTranslate();
  const today = useToday();
  const { act, busy, failure } = useAct(after);
  const [text, setText] = useState('');
  const [dueOn, setDueOn] = useState(addDays(today, 3));
  const [assignee, setAssignee] = useState<{ id: string; name: string } | null>(null);
  const input = { memberId: member.id, text, dueOn, assigneeId: assignee?.id ?? null };
  return (
    <Operation
      title={t('resources.followUps.plan_title', { name: member.name })}
      action={t('resources.followUps.plan')}
      ready={text.trim() !== '' && dueOn !== ''}
      {...{ busy, failure, onClose }}
      onSave={() => act(() => mutate(PlanFollowUpDocument, { input }), 'resources.followUps.planned')}
    >
      <TextField
        required
        autoFocus
        multiline
        minRows={2}
        label={t('resources.followUps.fields.text')}
        value={text}
        onChange={({ target }) => setText(target.value)}
        slotProps={{ htmlInput: { maxLength: 500 } }}
      />
      <DayField label={t('resources.followUps.fields.dueOn')} value={dueOn} onChange={setDueOn} />
      <AssigneePick value={assignee} onChange={setAssignee} />
    </Operation>
  );
};

const PlanButton = (props: PlanProps) => {
  const t = useTranslate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="outlined" onClick={() => setOpen(true)}>
        {t('resources.followUps.plan')}
      </Button>
      {open && <PlanDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
};

/** What we owe a member, and the way to plan it. */
export const FollowUpsOf = ({ member }: { member: { id: string; name: string } }) => {
  const t = useTranslate();
  const write = useMay('contact.write');
  const { data, refetch } = useQuery(FollowUpsOfMemberDocument, {
    variables: { id: member.id, first: FIRST }, // the member's page has asked for it
  });
  const after = () => void refetch();
  const followUps = nodeIn(data)?.followUps.edges.map(({ node }) => node);
  const title = t('resources.followUps.name', { smart_count: 2 });
  return (
    <Section title={title} action={write && <PlanButton member={member} after={after} />}>
      {!followUps && <Skeleton variant="rounded" height={96} />}
      {followUps?.length === 0 && <Typography color="text.secondary">{t('resources.followUps.none')}</Typography>}
      {followUps && followUps.length > 0 && (
        <Box component="ul" aria-label={title} sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {followUps.map((followUp) => (
            <FollowUpRow key={followUp.id} followUp={followUp} after={after} />
          ))}
        </Box>
      )}
    </Section>
  );
};
