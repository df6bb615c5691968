import type { Permission } from '@regulars/domain/permissions';
import type { ComponentType } from 'react';
import { ReserveButton } from '../holds/ReserveButton.tsx';
import { PromiseButton } from '../pendingPoints/PromiseButton.tsx';
import { ChangeButtons, UseButton } from '../passes/PassButtons.tsx';
import { SellPassButton } from '../passes/SellPassButton.tsx';
import { FreezeButton } from '../wallet/FreezeButton.tsx';
import { RefundButton } from '../wallet/RefundButton.tsx';
import { SlipLink } from '../wallet/SlipLink.tsx';
import { TopUpLink } from '../wallet/TopUpLink.tsx';
import { TransferButton } from '../wallet/TransferButton.tsx';
import { ConvertButton } from '../points/ConvertButton.tsx';
import { GrantButton } from '../points/GrantButton.tsx';
import { TaskButton } from '../points/TaskButton.tsx';
import { ReverseButton } from './ReverseButton.tsx';
import type { Holder, Account, Entry } from './documents.ts';

/** A button with its dialog, of the room that the operation belongs to. `onDone` reads the page again. */
interface Action<Props> {
  /** Who lacks it does not see it. */
  permission: Permission;
  Button: ComponentType<Props & { onDone: () => void }>;
}

/** What can be done for a member: above the page. Each room adds its operations here. */
export const MEMBER_ACTIONS: readonly Action<{ holder: Holder }>[] = [
  { permission: 'wallet.topUp', Button: TopUpLink },
  { permission: 'wallet.transfer', Button: TransferButton },
  { permission: 'points.grant', Button: GrantButton },
  { permission: 'points.grant', Button: PromiseButton },
  { permission: 'points.convert', Button: ConvertButton },
  { permission: 'points.task', Button: TaskButton },
  { permission: 'pass.sell', Button: SellPassButton },
];

/** What can be done with one account: beside its lots. */
export const ACCOUNT_ACTIONS: readonly Action<{ holder: Holder; account: Account }>[] = [
  { permission: 'pass.use', Button: UseButton },
  { permission: 'pass.change', Button: ChangeButtons },
  { permission: 'sale.record', Button: ReserveButton },
  { permission: 'wallet.freeze', Button: FreezeButton },
];

/** What can be done with one entry: below what explains it. A button decides whether it fits the entry. */
export const ENTRY_ACTIONS: readonly Action<{ holder: Holder; entry: Entry }>[] = [
  { permission: 'value.read', Button: SlipLink },
  { permission: 'wallet.payBack', Button: RefundButton },
  { permission: 'ledger.reverse', Button: ReverseButton },
];
