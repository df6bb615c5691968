import { useQuery } from '@apollo/client/react';
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import { PeriodPicker } from '../../../components/PeriodPicker.tsx';
import { useBranch } from '../../../frame/useBranch.ts';
import { messageOf } from '../../../providers/errors.ts';
import { useMay } from '../../../providers/viewer.ts';
import { NewMembers } from '../NewMembers.tsx';
import { PortraitDocument } from './documents.ts';
import { InterestsCard } from './InterestsCard.tsx';
import { listLink } from './listLink.ts';
import { PartsCard } from './PartsCard.tsx';
import { RetentionCard } from './RetentionCard.tsx';
import { RfmCard } from './RfmCard.tsx';
import { RfmGroups } from './RfmGroups.tsx';

const half = { display: 'grid', gap: 4, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' } };

/** Who the members are, whether they come back, and what they like. */
const MembersTab = () => {
  const t = useTranslate();
  const navigate = useNavigate();
  const may = useMay('member.read');
  const [branch] = useBranch();
  const { data, previousData, loading, error } = useQuery(PortraitDocument, { variables: { orgId: branch } });
  const portrait = (data ?? previousData)?.memberPortrait;
  const state = { loading: loading && !portrait, failure: error && messageOf(error) };
  return (
    <Box sx={{ display: 'grid', gap: 4 }}>
      <PeriodPicker />
      <Box sx={half}>
        <PartsCard
          title={t('resources.analytics.levels')}
          what={t('resources.levels.name', { smart_count: 1 })}
          parts={(portrait?.levels ?? []).map(({ id, ...part }) => ({ key: id, ...part }))}
          onRow={may ? ({ key }) => void navigate(listLink({ levelId: key }, branch)) : undefined}
          file="levels"
          {...state}
        />
        <PartsCard
          title={t('resources.analytics.activity.title')}
          what={t('resources.members.fields.lastPurchase')}
          parts={(portrait?.activity ?? []).map(({ band, ...part }) => ({
            key: band,
            name: t(`resources.analytics.activity.${band}`),
            ...part,
          }))}
          file="activity"
          {...state}
        />
      </Box>
      <RetentionCard branch={branch} />
      <Box sx={half}>
        <RfmCard rfm={portrait?.rfm} branch={branch} {...state} />
        <RfmGroups rfm={portrait?.rfm} branch={branch} {...state} />
      </Box>
      <InterestsCard />
      <NewMembers />
    </Box>
  );
};

export default MembersTab;
