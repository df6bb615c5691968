import { useQuery } from '@apollo/client/react';
import { Alert, Box, Skeleton, Switch, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Section } from '../../components/Section.tsx';
import { Select } from '../../components/Select.tsx';
import { useAct } from '../../components/useAct.ts';
import type { RegistrationChannelsQuery } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { RegistrationChannelsDocument, SetRegistrationChannelDocument } from './documents.ts';
import { Keys } from './Keys.tsx';

type Channel = RegistrationChannelsQuery['registrationChannels'][number];

interface RowProps {
  one: Channel;
  levels: readonly { id: string; name: string }[];
  after: () => void;
}

const Row = ({ one: { source, open, level }, levels, after }: RowProps) => {
  const t = useTranslate();
  const { act, failure } = useAct(after);
  const set = (input: { open?: boolean; levelId?: string | null }) =>
    void act(() => mutate(SetRegistrationChannelDocument, { source, input }), 'resources.memberSettings.channel_set');
  const name = t(`resources.members.source.${source}`);
  return (
    <Box
      component="li"
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 3, alignItems: 'center', py: 2, borderBottom: 1, borderColor: 'divider' }}
    >
      <Typography sx={{ flex: '1 1 140px', fontWeight: 550 }}>{name}</Typography>
      <Box sx={{ flex: '1 1 200px', display: 'grid' }}>
        <Select
          label={t('resources.memberSettings.starts_at')}
          value={level?.id ?? 'lowest'}
          choices={[{ id: 'lowest', name: t('resources.memberSettings.lowest') }, ...levels]}
          onChange={(id) => set({ levelId: id === 'lowest' ? null : id })}
        />
      </Box>
      <Switch
        checked={open}
        disabled={source === 'IMPORT'}
        onChange={(_event, checked) => set({ open: checked })}
        slotProps={{ input: { 'aria-label': t('resources.memberSettings.open', { name }) } }}
      />
      {failure && <Alert severity="error">{failure}</Alert>}
    </Box>
  );
};

/** The ways by which people become members, and the keys of apps and partners. */
export const Channels = () => {
  const t = useTranslate();
  const { data, refetch } = useQuery(RegistrationChannelsDocument, { fetchPolicy: 'cache-and-network' });
  const after = () => void refetch();
  if (!data) return <Skeleton variant="rounded" height={240} />;
  const levels = data.levels.filter(({ ladder }) => ladder === 'REGISTERED');
  const title = t('resources.memberSettings.channels');
  return (
    <>
      <Section title={title} help={t('resources.memberSettings.channels_help', { address: `${location.origin}/join` })}>
        <Box component="ul" aria-label={title} sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {data.registrationChannels.map((one) => (
            <Row key={one.source} one={one} levels={levels} after={after} />
          ))}
        </Box>
      </Section>
      <Keys keys={data.registrationKeys} after={after} />
    </>
  );
};
