import { useViewer } from '../../providers/viewer.ts';
import { ACCOUNT_ACTIONS, ENTRY_ACTIONS, MEMBER_ACTIONS } from './actions.ts';
import type { Account, Entry, Holder } from './documents.ts';

interface About {
  holder: Holder;
  onDone: () => void;
}

/** The operations of all rooms on the member, as far as the viewer may. */
export const MemberActions = (about: About) => {
  const { permissions } = useViewer();
  return MEMBER_ACTIONS.filter(({ permission }) => permissions.includes(permission)).map(({ Button }, at) => (
    <Button key={at} {...about} />
  ));
};

/** Those on one account. */
export const AccountActions = (about: About & { account: Account }) => {
  const { permissions } = useViewer();
  return ACCOUNT_ACTIONS.filter(({ permission }) => permissions.includes(permission)).map(({ Button }, at) => (
    <Button key={at} {...about} />
  ));
};

/** Those on one entry. */
export const EntryActions = (about: About & { entry: Entry }) => {
  const { permissions } = useViewer();
  return ENTRY_ACTIONS.filter(({ permission }) => permissions.includes(permission)).map(({ Button }, at) => <Button key={at} {...about} />);
};
