import { useQuery } from '@apollo/client/react';
import { Title, useTranslate } from 'react-admin';
import { useMonth } from '../../components/useMonth.ts';
import { messageOf } from '../../providers/errors.ts';
import { MyCommissionDocument } from './documents.ts';
import { Person } from './Person.tsx';

/** The viewer's own commission. */
const MyPage = () => {
  const t = useTranslate();
  const { month } = useMonth();
  const { data, previousData, error } = useQuery(MyCommissionDocument, { variables: { month }, fetchPolicy: 'cache-and-network' });
  const shown = data ?? previousData;
  return (
    <>
      <Title title={t('resources.myCommission.name')} />
      <Person due={shown?.due} statements={shown?.statements.edges.map(({ node }) => node)} failure={error && messageOf(error)} mine />
    </>
  );
};

export default MyPage;
