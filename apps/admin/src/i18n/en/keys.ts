/** Words of keys by which machines call endpoints of ours, whichever they are for. */
const keys = {
  no_keys: 'There is no key yet.',
  new_key: 'New key',
  make: 'Make key',
  made: 'Key made',
  used: 'used %{at}',
  never_used: 'never used',
  revoke: 'Revoke',
  revoked: 'Revoked',
  revoke_title: 'Revoke the key %{name}?',
  revoked_done: 'Key revoked',
};

export default keys;
