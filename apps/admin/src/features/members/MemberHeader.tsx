import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import { Face } from '../../components/Face.tsx';
import { Swatch } from '../../components/Swatch.tsx';
import { MemberTags } from './MemberTags.tsx';
import { NextSteps } from './NextSteps.tsx';
import { Photo } from './Photo.tsx';
import type { Member } from './memberDocument.ts';

/** Name, level, tags, state, and what is worth knowing today. */
export const MemberHeader = ({ member, page = false }: { member: Member; page?: boolean }) => {
  const t = useTranslate();
  const { name, number, level, archivedAt } = member;
  return (
    <Box sx={{ display: 'flex', gap: 4, alignItems: 'flex-start', minWidth: 0 }}>
      {page ? <Photo member={member} /> : <Face name={name} src={member.photo?.smallUrl} size={48} />}
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
