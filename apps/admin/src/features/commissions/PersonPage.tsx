import { useQuery, useSubscription } from '@apollo/client/react';
import { Title, useTranslate } from 'react-admin';
import { useParams } from 'react-router';
import { useMonth } from '../../components/useMonth.ts';
import { messageOf } from '../../providers/errors.ts';
import { useMay } from '../../providers/viewer.ts';
import { CommissionChangesDocument, CommissionPersonDocument, CommissionsDocument } from './documents.ts';
import { PayButton } from './PayButton.tsx';
import { Person } from './Person.tsx';

/** The stream tells soon; this is for those whose network lets no WebSocket through. */
const POLL_MS = 60_000;

/** A month of an employee's commission, read again whenever something of it arises, is taken back or paid. */
const PersonPage = () => {
  const t = useTranslate();
  const { id = '' } = useParams();
  const { month } = useMonth();
  const pay = useMay('commission.pay');
  const { data, previousData, error, refetch } = useQuery(CommissionPersonDocument, {
    variables: { employeeId: id, month },
    fetchPolicy: 'cache-and-network',
    pollInterval: POLL_MS,
  });
  useSubscription(CommissionChangesDocument, {
    variables: { employeeId: id },
    ignoreResults: true,
    onData: ({ client }) => void client.refetchQueries({ include: [CommissionPersonDocument, CommissionsDocument] }),
  });
  const shown = data ?? previousData;
  return (
    <>
      <Title title={t('resources.commissions.name')} />
      <Person
        due={shown?.due}
        statements={shown?.statements.edges.map(({ node }) => node)}
        failure={error && messageOf(error)}
        action={pay && data && <PayButton month={month} rows={[data.due]} onDone={() => void refetch()} />}
      />
    </>
  );
};

export default PersonPage;
