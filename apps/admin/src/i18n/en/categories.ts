const categories = {
  name: 'Category |||| Categories',
  fields: {
    code: 'Code',
    name: 'Name',
    parent: 'Under',
    parentId: 'Under',
    position: 'Position',
    products: 'Products',
    archivedAt: 'Archived',
    includeArchived: 'Archived too',
  },
  archive_title: 'Archive category %{name}?',
  archive_text: 'Products cannot be put into it any more. Figures of the past stay.',
  archived_done: 'Category archived',
  restore_title: 'Restore category %{name}?',
  restore_text: 'Products can be put into it again.',
  restored_done: 'Category restored',
};

export default categories;
