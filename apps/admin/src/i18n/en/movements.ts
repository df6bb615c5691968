const movements = {
  name: 'Movement |||| Movements',
  fields: {
    storeId: 'Store',
    kinds: 'Kind',
    kind: 'Kind',
    from: 'From',
    to: 'To',
    productId: 'Product',
    product: 'Product',
    at: 'Time',
    quantity: 'Quantity',
    balance: 'After it',
    reason: 'Reason',
    employee: 'By',
  },
};

export default movements;
