const transfers = {
  name: 'Transfer |||| Transfers',
  new: 'New transfer',
  from: 'From store',
  to: 'To store',
  add: 'Add a product',
  action: 'Transfer',
  done: 'Goods transferred',
  past: 'Transfers of this store',
  empty: 'Nothing was transferred yet.',
};

export default transfers;
