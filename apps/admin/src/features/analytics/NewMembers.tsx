import { useQuery } from '@apollo/client/react';
import { messageOf } from '../../providers/errors.ts';
import { NewMembersDocument } from './documents.ts';
import { NewMembersCard } from './NewMembersCard.tsx';
import { useScope } from './useScope.ts';

/** The new members of the page's branch. */
export const NewMembers = () => {
  const { variables, grain, branch } = useScope();
  const { from, to } = variables;
  const { data, previousData, loading, error } = useQuery(NewMembersDocument, { variables: { from, to, grain, orgId: branch } });
  const shown = data ?? previousData;
  return <NewMembersCard data={shown?.newMembers} loading={loading && !shown} failure={error && messageOf(error)} />;
};
