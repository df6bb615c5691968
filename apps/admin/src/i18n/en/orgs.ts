const orgs = {
  name: 'Organisation',
  fields: {
    code: 'Code',
    name: 'Name',
    kind: 'Kind',
    parent: 'Under',
    parentId: 'Under',
    phone: 'Phone',
    address: 'Address',
    timeZone: 'Time zone',
    dayStartsAt: 'Day starts at',
    archivedAt: 'Archived',
    includeArchived: 'Archived too',
  },
  kind: { HEAD_OFFICE: 'Head office', REGION: 'Region', STORE: 'Store', DEALER: 'Dealer' },
  time_zone_help: "Only where it differs from the chain's, such as Asia/Urumqi.",
  day_starts_help: "Minutes after midnight, only where it differs from the chain's.",
  archive_title: 'Archive %{name}?',
  archive_text: 'Nothing new can be recorded there. Sales and figures stay.',
  archived_done: 'Archived',
  restore_title: 'Restore %{name}?',
  restore_text: 'It can be used again.',
  restored_done: 'Restored',
};

export default orgs;
