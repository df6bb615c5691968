import { useState } from 'react';
import { useNotify, useRefresh, useTranslate } from 'react-admin';
import { useFormat } from '../../components/useFormat.ts';
import { mutate } from '../../providers/apollo.ts';
import { messageOf } from '../../providers/errors.ts';
import { useMay, useViewer } from '../../providers/viewer.ts';
import { RefundSaleDocument } from './documents.ts';
import { type Amounts, dueOf, linesOf, missingOf, proposed, type Quantities, tendersOf } from './refund.ts';
import type { Sale } from './SaleLines.tsx';

/** Holds what is typed; the same dialog keeps its key, so that a second press does not refund twice. */
export function useRefund(sale: Sale, close: () => void, shiftId: string | undefined) {
  const notify = useNotify();
  const refresh = useRefresh();
  const t = useTranslate();
  const { money } = useFormat();
  const { minorDigits: digits } = useViewer().chain;
  const alone = useMay('sale.refund');
  const [key] = useState(() => crypto.randomUUID());
  const [quantities, takeQuantities] = useState<Quantities>({});
  const [chosen, setChosen] = useState<Amounts | null>(null);
  const [supervisor, setSupervisor] = useState({ email: '', password: '' });
  const [restock, setRestock] = useState(true);
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const lines = linesOf(quantities);
  const due = dueOf(sale, quantities, digits);
  const amounts = chosen ?? (due ? proposed(sale, due, digits) : {});
  const setQuantities = (next: Quantities) => {
    takeQuantities(next);
    setChosen(null);
  };
  const save = async () => {
    setBusy(true);
    setFailure(null);
    const told = { saleId: sale.id, lines, restock, shiftId: shiftId ?? null, reason: reason || null };
    const tenders = chosen || sale.paidLeft.length === 0 ? tendersOf(amounts) : null; // nobody chose: the server's own proportion
    try {
      const { refundSale } = await mutate(RefundSaleDocument, {
        idempotencyKey: key,
        input: { ...told, tenders, supervisor: alone ? null : supervisor },
      });
      const back = refundSale.tenders.map(
        ({ method, amount }) => `${t(`resources.sales.method.${method}`)} ${money(amount.replace('-', ''))}`,
      );
      notify(back.length > 0 ? 'resources.sales.refund.done_by' : 'resources.sales.refund.done', {
        type: 'success',
        messageArgs: { paid: back.join(' · ') },
      });
      close();
      refresh();
    } catch (error) {
      setFailure(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  const settled = due === null || missingOf(due, amounts, digits) === 0; // quantities that cannot be are refused in the server's words
  const ready = lines.length > 0 && settled && (alone || (supervisor.email !== '' && supervisor.password !== ''));
  return {
    quantities,
    setQuantities,
    due,
    amounts,
    setChosen,
    alone,
    supervisor,
    setSupervisor,
    restock,
    setRestock,
    reason,
    setReason,
    failure,
    busy,
    ready,
    save,
  };
}
