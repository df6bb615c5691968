import { useSearchParams } from 'react-router';
import { usePeriod } from '../../components/usePeriod.ts';
import { useBranch } from '../../frame/useBranch.ts';
import type { Channel } from '../../gql/graphql.ts';

export const CHANNELS = ['STORE', 'WEBSITE', 'APP', 'CALL_CENTRE', 'PARTNER'] as const satisfies readonly Channel[];

/** The filters beside the branch, by their name in the address. */
export type FilterName = 'category' | 'product' | 'employee' | 'level' | 'channel' | 'tag';

/** What the whole page is about, read from the address; every card asks its question of it. */
export function useScope() {
  const period = usePeriod();
  const [branch] = useBranch();
  const [params] = useSearchParams();
  const { from, to } = period.range;
  const chosen = (name: FilterName) => params.get(name);
  const filter = {
    orgId: branch,
    categoryId: params.get('category'),
    productId: params.get('product'),
    employeeId: params.get('employee'),
    levelId: params.get('level'),
    channel: CHANNELS.find((channel) => channel === params.get('channel')) ?? null,
    tagId: params.get('tag'),
  };
  return { ...period, branch, chosen, variables: { from, to, filter } };
}
