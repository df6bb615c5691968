import { useQuery } from '@apollo/client/react';
import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useAct } from '../../components/useAct.ts';
import { mutate } from '../../providers/apollo.ts';
import { nodeIn } from '../../providers/source.ts';
import { useStorePick } from '../wallet/StorePick.tsx';
import { MemberPassesDocument, UsePassDocument } from './documents.ts';
import { ExtendDialog } from './ExtendDialog.tsx';
import { RefundDialog } from './RefundDialog.tsx';

/** As far as the asset page reads it. */
interface Props {
  holder: { id: string };
  account: { asset: { kind: string }; lots: { edges: { node: { id: string } }[] } };
  onDone: () => void;
}

/** The passes of the account, as the API counts them. */
function usePasses({ holder, account }: Props) {
  const pass = account.asset.kind === 'COUNT' || account.asset.kind === 'TIME';
  const { data, refetch } = useQuery(MemberPassesDocument, { variables: { id: holder.id }, skip: !pass });
  const lots = new Set(account.lots.edges.map(({ node }) => node.id));
  return { passes: nodeIn(data)?.passes.filter(({ lotId }) => lots.has(lotId)) ?? [], refetch };
}

/** One use of the pass that ends first. */
export const UseButton = (props: Props) => {
  const t = useTranslate();
  const { storeId } = useStorePick();
  const { passes, refetch } = usePasses(props);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const { act, busy, failure } = useAct(() => {
    void refetch();
    props.onDone();
  });
  const usable = passes.find(({ over }) => !over);
  if (!usable || storeId === '') return null;
  const use = async () => {
    const input = { storeId, memberId: props.holder.id, passTypeId: usable.type.id, uses: 1 };
    if (await act(() => mutate(UsePassDocument, { input, idempotencyKey: key }), 'resources.usePass.done')) setKey(crypto.randomUUID());
  };
  return (
    <>
      <Button size="small" variant="outlined" loading={busy} onClick={() => void use()}>
        {t('resources.usePass.action')}
      </Button>
      {failure && (
        <Box role="alert" sx={{ color: 'error.main', fontSize: 13 }}>
          {failure}
        </Box>
      )}
    </>
  );
};

/** A later last day, or money back, for one of the account's passes. */
export const ChangeButtons = (props: Props) => {
  const t = useTranslate();
  const { storeId } = useStorePick();
  const { passes, refetch } = usePasses(props);
  const [open, setOpen] = useState<'extend' | 'refund' | null>(null);
  if (passes.length === 0 || storeId === '') return null;
  const rest = {
    storeId,
    passes,
    onClose: () => setOpen(null),
    onDone: () => {
      void refetch();
      props.onDone();
    },
  };
  return (
    <>
      {passes.some(({ expiresOn }) => expiresOn) && (
        <Button size="small" onClick={() => setOpen('extend')}>
          {t('resources.usePass.extend.action')}
        </Button>
      )}
      <Button size="small" color="error" onClick={() => setOpen('refund')}>
        {t('resources.usePass.refund.action')}
      </Button>
      {open === 'extend' && <ExtendDialog {...rest} />}
      {open === 'refund' && <RefundDialog {...rest} />}
    </>
  );
};
