const priceTiers = {
  name: 'Price tier |||| Price tiers',
  fields: { code: 'Code', name: 'Name', archivedAt: 'Archived', includeArchived: 'Archived too' },
  archive_title: 'Archive price tier %{name}?',
  archive_text: 'New sales cannot use it any more.',
  archived_done: 'Price tier archived',
  restore_title: 'Restore price tier %{name}?',
  restore_text: 'Sales can use it again.',
  restored_done: 'Price tier restored',
};

export default priceTiers;
