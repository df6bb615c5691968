import { useState } from 'react';
import { useAct } from '../../components/useAct.ts';
import type { TopUpMethod, TopUpMutation } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { useShiftAt } from '../shifts/useShiftAt.ts';
import { TopUpDocument } from './documents.ts';
import type { Offer } from './gets.ts';

export const METHODS = ['CASH', 'WECHAT_PAY', 'ALIPAY', 'BANK_CARD', 'TRANSFER', 'OTHER'] as const satisfies readonly TopUpMethod[];

export type Made = TopUpMutation['topUp'];

/** Holds what is typed; the key is new after each payment, so that a second press pays in once. */
export function useTopUp({ storeId, memberId, employeeId }: { storeId: string; memberId: string; employeeId: string | null }) {
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [packageId, setPackageId] = useState('');
  const [amount, setAmount] = useState('');
  const [method, setMethod] = useState<TopUpMethod>('CASH');
  const [reference, setReference] = useState('');
  const [made, setMade] = useState<Made | null>(null);
  const shiftId = useShiftAt(storeId);
  const { act, busy, failure } = useAct();
  const choose = (offer: Offer | null) => {
    setPackageId(offer?.id ?? '');
    if (offer && !(Number(amount) >= Number(offer.payFrom))) setAmount(offer.payFrom);
  };
  const save = () => {
    const input = {
      storeId,
      shiftId,
      memberId,
      employeeId,
      amount,
      packageId: packageId || null,
      method,
      reference: method === 'CASH' ? null : reference || null,
    };
    return act(async () => setMade((await mutate(TopUpDocument, { input, idempotencyKey: key })).topUp), 'resources.topUp.done');
  };
  const reset = () => {
    setKey(crypto.randomUUID());
    setPackageId('');
    setAmount('');
    setReference('');
    setMade(null);
  };
  const ready = storeId !== '' && memberId !== '' && Number(amount) > 0;
  return { packageId, choose, amount, setAmount, method, setMethod, reference, setReference, busy, failure, save, made, reset, ready };
}
