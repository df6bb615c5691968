const approvals = {
  name: 'Approval |||| Approvals',
  fields: {
    kind: 'Kind',
    kinds: 'Kind',
    words: 'What',
    member: 'Member',
    reason: 'Reason',
    org: 'Branch',
    state: 'State',
    states: 'State',
    requestedBy: 'Asked by',
    requestedAt: 'Asked',
    decidedBy: 'Decided by',
    decidedAt: 'Decided',
    note: 'Answer',
  },
  kind: {
    TOP_UP_REFUND: 'Stored value paid back',
    TRANSFER: 'Transfer between members',
    POINTS_GRANT: 'Points by hand',
    POINTS_TASK: 'Points for a list of members',
  },
  state: { PENDING: 'Waiting', APPROVED: 'Approved', REJECTED: 'Rejected', WITHDRAWN: 'Withdrawn' },
  note_help: 'A rejection needs a reason.',
  approve: 'Approve',
  reject: 'Reject',
  withdraw: 'Withdraw request',
  approved: 'Approved and carried out',
  rejected: 'Rejected',
  withdrawn: 'Request withdrawn',
};

export default approvals;
