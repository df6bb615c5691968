import { useQuery } from '@apollo/client/react';
import { Title, useTranslate } from 'react-admin';
import { useMonth } from '../../components/useMonth.ts';
import { messageOf } from '../../providers/errors.ts';
import { MineDocument } from './documents.ts';
import { Person } from './Person.tsx';

/** One's own month. */
const MyPage = () => {
  const t = useTranslate();
  const { month } = useMonth();
  const { data, previousData, error } = useQuery(MineDocument, { variables: { month } });
  return (
    <>
      <Title title={t('resources.myPerformance.name')} />
      <Person performance={(data ?? previousData)?.myPerformance} failure={error && messageOf(error)} />
    </>
  );
};

export default MyPage;
