import type { ShiftFieldsFragment } from '../../gql/graphql.ts';
import { moneyText } from './basket.ts';
import { CouponsDialog } from './CouponsDialog.tsx';
import { ExtrasDialog } from './ExtrasDialog.tsx';
import { FindDialog } from './FindDialog.tsx';
import { PayDialog } from './PayDialog.tsx';
import { ReceiptDialog } from './ReceiptDialog.tsx';
import { RefundDialogs } from './RefundDialogs.tsx';
import { ShiftDialog } from './ShiftDialog.tsx';
import { ResumeDialog, SuspendDialog } from './SuspendDialogs.tsx';
import type { useTill } from './useTill.ts';

interface PanesProps {
  it: ReturnType<typeof useTill>;
  onMoved: () => Promise<unknown>;
  onClosed: (shift: ShiftFieldsFragment) => void;
}

/** What stands in front of the till, one at a time. */
export const Panes = ({ it, onMoved, onClosed }: PanesProps) => {
  const { pane, close, basket, change, shift, asked, paying } = it;
  const storeId = shift.store.id;
  switch (pane) {
    case 'member':
      return <FindDialog onFound={it.setFound} onClose={close} />;
    case 'coupons':
      return (
        <CouponsDialog
          basket={basket}
          quote={asked.quote}
          failures={asked.codeFailures}
          onChange={(chosen) => change((now) => ({ ...now, ...chosen }))}
          onClose={close}
        />
      );
    case 'suspend':
      return (
        <SuspendDialog
          basket={basket}
          shiftId={shift.id}
          total={moneyText(it.due, it.digits)}
          onDone={() => {
            it.clear();
            close();
          }}
          onClose={close}
        />
      );
    case 'resume':
      return <ResumeDialog store={shift.store} onResume={it.resume} onClose={close} />;
    case 'extras':
      return (
        <ExtrasDialog
          storeId={storeId}
          sellers={it.catalog.sellers}
          onAdd={(extra) => {
            change((now) => ({ ...now, extras: [...now.extras, { ...extra, key: crypto.randomUUID() }] }));
            close();
          }}
          onClose={close}
        />
      );
    case 'refund':
      return <RefundDialogs shiftId={shift.id} onClose={close} />;
    case 'shift':
      return <ShiftDialog shift={shift} onMoved={onMoved} onClosed={onClosed} onClose={close} />;
    case 'receipt':
      return it.sold?.saleId ? <ReceiptDialog saleId={it.sold.saleId} change={it.sold.change} onClose={close} /> : null;
    case 'pay':
      return (
        <PayDialog
          basket={basket}
          quote={asked.quote}
          due={it.due}
          busy={paying.busy}
          failure={paying.failure}
          onPay={(given) => void paying.pay(given)}
          onClose={close}
        />
      );
    case null:
      return null;
  }
};
