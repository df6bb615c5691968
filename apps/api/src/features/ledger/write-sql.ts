import { insertLater, updateLater } from '@regulars/db/later';

export const insertEntry = insertLater('journal_entry', {
  member_id: 'uuid',
  id: 'uuid',
  business_date: 'date',
  kind: 'entry_kind',
  at: 'timestamptz',
  store_id: 'uuid',
  operator_id: 'uuid',
  reversal_of: 'uuid',
  twin_id: 'uuid',
  sale_id: 'uuid',
  rule_id: 'uuid',
  rule_version: 'int',
  method: 'tender_method',
  reference: 'text',
  reason: 'text',
  why: 'jsonb',
});

export const openLots = insertLater(
  'lot',
  {
    member_id: 'uuid',
    entry_id: 'uuid',
    id: 'uuid',
    account_id: 'uuid',
    asset_id: 'uuid',
    store_id: 'uuid',
    amount: 'bigint',
    remaining: 'bigint',
    expires_on: 'date',
  },
  '',
  ['member_id', 'id'],
);
export const moveLots = updateLater('lot', { member_id: 'uuid', id: 'uuid' }, { remaining: 'bigint', expires_on: 'date' });

export const moveAccounts = updateLater(
  'account',
  { member_id: 'uuid', id: 'uuid' },
  { balance: 'bigint', held: 'bigint', version: 'int', hash: 'bytea' },
);

export const insertPostings = insertLater('posting', {
  member_id: 'uuid',
  entry_id: 'uuid',
  business_date: 'date',
  leg_no: 'smallint',
  asset_id: 'uuid',
  amount: 'bigint',
  store_id: 'uuid',
  house: 'house',
  peer_id: 'uuid',
  account_id: 'uuid',
  lot_id: 'uuid',
  balance: 'bigint',
  version: 'int',
  expires_on: 'date',
  hash: 'bytea',
});
