const pointsAwards = {
  name: 'Points for a list |||| Points for lists',
  new: 'New list',
  past: 'Lists so far',
  score: 'Points for each',
  list: 'Members',
  list_help: 'Member numbers, phones or cards, one a line. Who stands on it twice gets them once.',
  action: 'Ask for approval',
  done: 'Asked for: a second person decides',
  figures: '%{given} of %{members} given, %{failed} could not be',
  asked: 'Asked',
  by: 'Asked by',
  reason: 'Reason',
  kind: 'Kind of points',
  members: 'Members',
  given: 'Given',
  failed: 'Not given',
  standing: 'State',
  empty: 'Nothing was asked for yet. Paste a list of members to begin.',
  state: { WAITING: 'Waits for approval', RUNNING: 'Being given', DONE: 'Done', REFUSED: 'Refused' },
};

export default pointsAwards;
