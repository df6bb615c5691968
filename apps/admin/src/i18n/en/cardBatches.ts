const cardBatches = {
  name: 'Batch of cards |||| Pre-printed cards',
  fields: {
    name: 'Name',
    type: 'Type',
    store: 'Sold by',
    quantity: 'Cards',
    sold: 'Sold',
    createdAt: 'Made',
    createdBy: 'Made by',
    voidedAt: 'Withdrawn',
    soldAt: 'Sold',
  },
  make: 'Make numbers',
  made: 'Numbers made; take the file to the printer',
  numbers: 'Numbers',
  void: 'Withdraw',
  void_title: 'Withdraw %{name}',
  void_text: 'What is not sold of it cannot be sold any more. Cards that were sold go on.',
  voided: 'Batch withdrawn',
};

export default cardBatches;
