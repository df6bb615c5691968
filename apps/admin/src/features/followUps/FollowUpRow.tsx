import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { MemberLink } from '../../components/MemberLink.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { FollowUpWholeFragment } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';
import { CompleteButton } from './Deeds.tsx';
import { Standing } from './Standing.tsx';

interface FollowUpRowProps {
  followUp: FollowUpWholeFragment;
  after: () => unknown;
  /** Whom to ask, where the page is not about one member. */
  named?: boolean;
}

/** A follow-up in a list of things to do. */
export const FollowUpRow = ({ followUp, after, named = false }: FollowUpRowProps) => {
  const t = useTranslate();
  const { day } = useFormat();
  const write = useMay('contact.write');
  const { text, dueOn, state, assignee, member, result } = followUp;
  const open = state === 'PLANNED' || state === 'OVERDUE';
  return (
    <Box component="li" sx={{ display: 'flex', gap: 3, alignItems: 'center', py: 3, borderBottom: 1, borderColor: 'divider' }}>
      <Box sx={{ flex: 1, minWidth: 0, display: 'grid', gap: 1 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
          {named && member && <MemberLink member={member} />}
          <Standing state={state} />
        </Box>
        <Typography sx={{ overflowWrap: 'anywhere' }}>{text}</Typography>
        <Typography variant="body2" color="text.secondary">
          {[t('resources.followUps.due', { day: day(dueOn) }), assignee?.name ?? t('resources.followUps.nobody'), result]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
      </Box>
      {write && open && <CompleteButton followUp={followUp} after={after} />}
    </Box>
  );
};
