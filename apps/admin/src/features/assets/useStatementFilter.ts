import { useSearchParams } from 'react-router';
import type { EntryKind, StatementFilter } from '../../gql/graphql.ts';

const KEYS = ['asset', 'kind', 'from', 'to', 'at'] as const;
type Key = (typeof KEYS)[number];

/** What of the statement is shown, and as of when the balances are; in the address. */
export function useStatementFilter() {
  const [params, setParams] = useSearchParams();
  const value = (key: Key) => params.get(key) ?? '';
  const set = (key: Key, to: string | null) =>
    setParams(
      (old) => {
        const next = new URLSearchParams(old);
        if (to) next.set(key, to);
        else next.delete(key);
        return next;
      },
      { replace: true },
    );
  const filter: StatementFilter = {
    ...(value('asset') && { assetId: value('asset') }),
    ...(value('kind') && { kinds: [value('kind') as EntryKind] }), // chosen from the list; the API refuses others
    ...(value('from') && { from: value('from') }),
    ...(value('to') && { to: value('to') }),
  };
  return { value, set, filter };
}
