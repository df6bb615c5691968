import { useQuery } from '@apollo/client/react';
import { Alert, Box, Button, Skeleton, Typography } from '@mui/material';
import { useState } from 'react';
import { Title, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useBranch } from '../../frame/useBranch.ts';
import { mutate } from '../../providers/apollo.ts';
import { messageOf } from '../../providers/errors.ts';
import { useMay } from '../../providers/viewer.ts';
import { useAct } from '../../components/useAct.ts';
import { CreatePurchaseOrdersDocument } from '../purchaseOrders/mutations.ts';
import { PurchaseSuggestionsDocument } from './documents.ts';
import { GroupSection } from './GroupSection.tsx';
import { type Group, groupsOf, keyOf, orderOf, type Suggestion, type Typed } from './groups.ts';

/** More is worked off in parts. */
const MOST = 1_000;
const MOST_ORDERS = 200;
const OPEN_AT_FIRST = 3;

/** Makes drafts of groups; the key is new after each success, so that a second press orders nothing twice. */
function useOrdering(after: () => unknown) {
  const navigate = useNavigate();
  const [typed, setTyped] = useState<Typed>({});
  const [key, setKey] = useState(() => crypto.randomUUID());
  const { act, busy, failure } = useAct();
  const order = (groups: readonly Group[]) =>
    act(async () => {
      const orders = groups.flatMap((group) => orderOf(group, typed) ?? []).slice(0, MOST_ORDERS);
      const { createPurchaseOrders: made } = await mutate(CreatePurchaseOrdersDocument, { orders, idempotencyKey: key });
      setKey(crypto.randomUUID());
      after();
      if (groups.length > 1) void navigate(`/purchaseOrders?filter=${encodeURIComponent(JSON.stringify({ states: ['DRAFT'] }))}`);
      else void navigate(`/purchaseOrders/${encodeURIComponent(made[0]?.id ?? '')}/show`);
    }, 'resources.suggestions.ordered');
  const put = (row: Suggestion, packs: string) => {
    setTyped((old) => ({ ...old, [keyOf(row)]: packs }));
    setKey(crypto.randomUUID()); // another order than the one that may have failed
  };
  return { typed, put, order, busy, failure };
}

/** What should be ordered now, by supplier and store; one press makes the drafts. */
const SuggestionsPage = () => {
  const t = useTranslate();
  const [branch] = useBranch();
  const write = useMay('purchase.write');
  const { data, error, refetch } = useQuery(PurchaseSuggestionsDocument, {
    variables: { branchId: branch, first: MOST },
    fetchPolicy: 'cache-and-network',
  });
  const { typed, put, order, busy, failure } = useOrdering(() => void refetch());
  const found = data?.purchaseSuggestions;
  const groups = groupsOf(found?.rows ?? []);
  const ready = groups.filter((group) => orderOf(group, typed));
  const problem = error ? messageOf(error) : failure;
  return (
    <>
      <Title title={t('resources.suggestions.name', { smart_count: 2 })} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 4, mb: 6 }}>
        <Typography color="text.secondary" sx={{ flex: '1 1 280px' }}>
          {t('resources.suggestions.help')}
        </Typography>
        {write && ready.length > 0 && (
          <Button variant="contained" loading={busy} onClick={() => void order(ready)}>
            {t('resources.suggestions.order_all', { smart_count: ready.length })}
          </Button>
        )}
      </Box>
      {problem && (
        <Alert severity="error" sx={{ mb: 4 }}>
          {problem}
        </Alert>
      )}
      {!found && !error && <Skeleton variant="rounded" height={240} />}
      {found && found.totalCount > found.rows.length && (
        <Alert severity="info" sx={{ mb: 4 }}>
          {t('resources.suggestions.more', { shown: found.rows.length, total: found.totalCount })}
        </Alert>
      )}
      {found?.totalCount === 0 && (
        <EmptyState
          text={t('resources.suggestions.empty')}
          step={{ label: t('resources.purchaseOrders.create'), to: '/purchaseOrders/create' }}
        />
      )}
      <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)' }}>
        {groups.map((group, place) => (
          <GroupSection
            key={group.key}
            group={group}
            typed={typed}
            onType={put}
            onOrder={write ? () => void order([group]) : undefined}
            busy={busy}
            open={place < OPEN_AT_FIRST}
          />
        ))}
      </Box>
    </>
  );
};

export default SuggestionsPage;
