import { useQuery } from '@apollo/client/react';
import { Alert, Box, FormControlLabel, Link, Skeleton, Switch, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { Title, useStore, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { MemberLink } from '../../components/MemberLink.tsx';
import { Section } from '../../components/Section.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { useBranch } from '../../frame/useBranch.ts';
import type { MyDayQuery } from '../../gql/graphql.ts';
import { messageOf } from '../../providers/errors.ts';
import { Standing } from '../deliveries/Standing.tsx';
import { windowText } from '../deliveries/window.ts';
import { FollowUpRow } from '../followUps/FollowUpRow.tsx';
import { MyDayDocument } from './documents.ts';

type Day = MyDayQuery['myDay'];

/** So many days are looked ahead. */
const AHEAD = 3;

interface TodoProps {
  title: string;
  count: number;
  /** Said where there is nothing to do. */
  none: string;
  all: string;
  children: ReactNode;
}

const Todo = ({ title, count, none, all, children }: TodoProps) => {
  const t = useTranslate();
  const { count: figure } = useFormat();
  return (
    <Section
      title={count > 0 ? `${title} · ${figure(count)}` : title}
      action={
        <Link component={RouterLink} to={all}>
          {t('resources.myDay.all')}
        </Link>
      }
    >
      {count === 0 && <Typography color="text.secondary">{none}</Typography>}
      {count > 0 && (
        <Box component="ul" aria-label={title} sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {children}
        </Box>
      )}
    </Section>
  );
};

const row = { display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center', py: 3, borderBottom: 1, borderColor: 'divider' } as const;

const Occasion = ({ occasion: { kind, day, years, name, member }, today }: { occasion: Day['occasions'][number]; today: string }) => {
  const t = useTranslate();
  const format = useFormat();
  return (
    <Box component="li" sx={row}>
      <Box sx={{ flex: 1, minWidth: 0 }}>{member && <MemberLink member={member} />}</Box>
      <Typography>{t(`resources.occasions.told.${kind}`, { smart_count: years, name })}</Typography>
      <Typography color="text.secondary">{day === today ? t('resources.myDay.today') : format.day(day)}</Typography>
    </Box>
  );
};

const Delivery = ({ delivery }: { delivery: Day['deliveries'][number] }) => {
  const { day } = useFormat();
  const { id, recipient, address, date } = delivery;
  return (
    <Box component="li" sx={row}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Link component={RouterLink} to={`/deliveries?open=${encodeURIComponent(id)}`}>
          {recipient}
        </Link>
        <Typography variant="body2" color="text.secondary" sx={{ overflowWrap: 'anywhere' }}>
          {[day(date), windowText(delivery), address].filter(Boolean).join(' · ')}
        </Typography>
      </Box>
      <Standing {...delivery} />
    </Box>
  );
};

const Lists = ({ day, after }: { day: Day; after: () => unknown }) => {
  const t = useTranslate();
  const words = (name: string) => ({ title: t(`resources.myDay.${name}`), none: t(`resources.myDay.no_${name}`) });
  return (
    <Box sx={{ display: 'grid', gap: 8, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 3fr) minmax(0, 2fr)' } }}>
      <Todo {...words('followUps')} count={day.followUps.length} all="/followUps">
        {day.followUps.map((followUp) => (
          <FollowUpRow key={followUp.id} named followUp={followUp} after={after} />
        ))}
      </Todo>
      <Box sx={{ display: 'grid', gap: 8, alignContent: 'start', minWidth: 0 }}>
        <Todo {...words('occasions')} count={day.occasions.length} all="/occasions">
          {day.occasions.map((occasion) => (
            <Occasion key={`${occasion.kind} ${occasion.member?.id ?? ''}`} occasion={occasion} today={day.day} />
          ))}
        </Todo>
        <Todo {...words('deliveries')} count={day.deliveries.length} all="/deliveries">
          {day.deliveries.map((delivery) => (
            <Delivery key={delivery.id} delivery={delivery} />
          ))}
        </Todo>
      </Box>
    </Box>
  );
};

/** What somebody has to do for members: follow-ups, days to think of, deliveries. */
const MyDayPage = () => {
  const t = useTranslate();
  const [branch] = useBranch();
  const [mine, setMine] = useStore('myDay.mine', true);
  const { data, error, refetch } = useQuery(MyDayDocument, {
    variables: { branchId: branch, mine, ahead: AHEAD },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <>
      <Title title={t('resources.myDay.name')} />
      <FormControlLabel
        control={<Switch checked={mine} onChange={(_, only) => setMine(only)} />}
        label={t('resources.myDay.mine')}
        sx={{ mb: 5 }}
      />
      {error && <Alert severity="error">{messageOf(error)}</Alert>}
      {!data && !error && <Skeleton variant="rounded" height={320} />}
      {data && <Lists day={data.myDay} after={() => void refetch()} />}
    </>
  );
};

export default MyDayPage;
