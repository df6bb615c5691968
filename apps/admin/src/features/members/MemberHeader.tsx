import { Avatar, Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import { Swatch } from '../../components/Swatch.tsx';
import type { MemberQuery } from '../../gql/graphql.ts';
import type { NodeOf } from '../../providers/source.ts';
import { MemberTags } from './MemberTags.tsx';
import { NextSteps } from './NextSteps.tsx';

export type Member = NodeOf<MemberQuery>;

/** Name, level, tags, state, and what is worth knowing today. */
export const MemberHeader = ({ member }: { member: Member }) => {
  const t = useTranslate();
  const { name, number, level, archivedAt } = member;
  return (
    <Box sx={{ display: 'flex', gap: 4, alignItems: 'flex-start', minWidth: 0 }}>
      <Avatar sx={{ width: 48, height: 48, bgcolor: 'action.selected', color: 'primary.main', fontWeight: 600 }}>{[...name][0]}</Avatar>
      <Box sx={{ minWidth: 0 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: 3 }}>
          <Typography variant="h2">{name}</Typography>
          <Swatch colour={level.colour} name={level.name} />
          {archivedAt && <Badge label={t('common.archived')} />}
        </Box>
        <Typography color="text.secondary">{number}</Typography>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, mt: 1.5 }}>
          <NextSteps member={member} />
          <MemberTags member={member} />
        </Box>
      </Box>
    </Box>
  );
};
