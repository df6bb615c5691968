const pointsConversions = {
  name: 'Conversion of points |||| Conversions of points',
  fields: {
    name: 'From and to',
    fromId: 'What is given',
    toId: 'What it becomes',
    give: 'So many of the one …',
    get: '… are so many of the other',
    rate: 'Rate',
    minimum: 'At least',
    step: 'In steps of',
    archivedAt: 'Archived',
    includeArchived: 'Archived too',
  },
  rate_help: 'The result is rounded down.',
  archive_title: 'Archive %{name}?',
  archive_text: 'Nothing is converted by it any more. What was converted stays.',
  archived_done: 'Conversion archived',
  restore_title: 'Restore %{name}?',
  restore_text: 'Points can be converted by it again.',
  restored_done: 'Conversion restored',
};

export default pointsConversions;
