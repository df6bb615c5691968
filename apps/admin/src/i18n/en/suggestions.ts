const suggestions = {
  name: 'Order suggestions',
  help: 'What is at its reorder point, or would be sold out soon after a delivery, less what is on order, in whole packs. Change the packs as you like.',
  fields: {
    product: 'Product',
    onHand: 'On hand',
    reorderPoint: 'Reorder at',
    onOrder: 'On order',
    perDay: 'Sold a day',
    soldOutOn: 'Sold out',
    packs: 'Packs',
    units: 'Quantity',
  },
  products: '%{smart_count} product |||| %{smart_count} products',
  order: 'Draft order',
  order_all: 'Draft %{smart_count} order |||| Draft all %{smart_count} orders',
  ordered: 'Orders drafted',
  no_supplier: 'No supplier',
  no_supplier_help: 'Name a preferred supplier for these products, then they can be ordered.',
  empty: 'Nothing has to be ordered.',
  more: 'The first %{shown} of %{total} are shown; the others come when these are ordered. Choose a branch to see fewer.',
};

export default suggestions;
