import { useQuery } from '@apollo/client/react';
import { Title, useTranslate } from 'react-admin';
import { useParams } from 'react-router';
import { useMonth } from '../../components/useMonth.ts';
import { messageOf } from '../../providers/errors.ts';
import { PersonDocument } from './documents.ts';
import { Person } from './Person.tsx';

/** An employee of the branch, as the manager sees them. */
const PersonPage = () => {
  const t = useTranslate();
  const { id = '' } = useParams();
  const { month } = useMonth();
  const { data, previousData, error } = useQuery(PersonDocument, { variables: { employeeId: id, month } });
  return (
    <>
      <Title title={t('resources.performance.name')} />
      <Person performance={(data ?? previousData)?.staffPerformance} failure={error && messageOf(error)} />
    </>
  );
};

export default PersonPage;
