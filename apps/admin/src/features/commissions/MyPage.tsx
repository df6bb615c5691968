import { useQuery, useSubscription } from '@apollo/client/react';
import { Title, useTranslate } from 'react-admin';
import { useMonth } from '../../components/useMonth.ts';
import { messageOf } from '../../providers/errors.ts';
import { MyCommissionChangesDocument, MyCommissionDocument, MyCommissionsDocument } from './documents.ts';
import { Person } from './Person.tsx';

/** The stream tells at once; this is for those whose network lets no WebSocket through. */
const POLL_MS = 60_000;

/** The viewer's own commission, read again whenever something of it arises, is taken back or paid. */
const MyPage = () => {
  const t = useTranslate();
  const { month } = useMonth();
  const { data, previousData, error } = useQuery(MyCommissionDocument, {
    variables: { month },
    fetchPolicy: 'cache-and-network',
    pollInterval: POLL_MS,
  });
  useSubscription(MyCommissionChangesDocument, {
    ignoreResults: true,
    onData: ({ client }) => void client.refetchQueries({ include: [MyCommissionDocument, MyCommissionsDocument] }),
  });
  const shown = data ?? previousData;
  return (
    <>
      <Title title={t('resources.myCommission.name')} />
      <Person due={shown?.due} statements={shown?.statements.edges.map(({ node }) => node)} failure={error && messageOf(error)} mine />
    </>
  );
};

export default MyPage;
