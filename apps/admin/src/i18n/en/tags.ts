const tags = {
  name: 'Tag |||| Tags',
  fields: {
    name: 'Name',
    category: 'Category',
    colour: 'Colour',
    members: 'Members',
    archivedAt: 'Archived',
    includeArchived: 'Archived too',
  },
  archive_title: 'Archive tag %{name}?',
  archive_text: 'It cannot be put on members any more. Members who have it keep it.',
  archived_done: 'Tag archived',
  restore_title: 'Restore tag %{name}?',
  restore_text: 'It can be put on members again.',
  restored_done: 'Tag restored',
};

export default tags;
