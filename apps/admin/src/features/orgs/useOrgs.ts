import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import type { OrgsQuery } from '../../gql/graphql.ts';
import { OrgsDocument } from './documents.ts';
import { type Deep, inTreeOrder } from '../../tree.ts';

export type Org = OrgsQuery['orgs'][number];

/** The viewer's branch of the chain in tree order; empty while it loads. */
export function useOrgs(): Deep<Org>[] {
  const { data } = useQuery(OrgsDocument, { variables: { includeArchived: false } });
  return useMemo(() => inTreeOrder(data?.orgs ?? []), [data]);
}

/** Those of them that sell and keep stock. */
export function useStores(): Deep<Org>[] {
  const orgs = useOrgs();
  return useMemo(() => orgs.filter(({ kind }) => kind === 'STORE' || kind === 'DEALER'), [orgs]);
}
