const levels = {
  name: 'Level |||| Levels',
  fields: {
    code: 'Code',
    name: 'Name',
    rank: 'Rank',
    colour: 'Colour',
    members: 'Members',
    archivedAt: 'Archived',
    includeArchived: 'Archived too',
  },
  rank_help: 'Higher is better; the lowest is where everyone starts.',
  code_help: 'Short and unique, used by imports and partners.',
  archive_title: 'Archive level %{name}?',
  archive_text: 'It cannot be given to members any more. Members who have it keep it.',
  archived_done: 'Level archived',
  restore_title: 'Restore level %{name}?',
  restore_text: 'It can be given to members again.',
  restored_done: 'Level restored',
};

export default levels;
