const contacts = {
  name: 'Contact |||| Contacts',
  fields: {
    at: 'Time',
    kind: 'Kind',
    kinds: 'Kind',
    direction: 'Who began',
    outcome: 'Outcome',
    text: 'What was said',
    member: 'Member',
    employee: 'Employee',
    employeeId: 'Employee',
    store: 'Store',
    sale: 'Sale',
    open: 'Open only',
  },
  kind: { CALL: 'Call', VISIT: 'Visit', MESSAGE: 'Message', COMPLAINT: 'Complaint' },
  direction: { IN: 'From the member', OUT: 'From us' },
  outcome: {
    OPEN: 'Open',
    REACHED: 'Spoken to',
    NO_ANSWER: 'No answer',
    LATER: 'Another time',
    DECLINED: 'Wants no calls',
    RESOLVED: 'Settled',
  },
  none: 'No contacts yet.',
  log: 'Note a contact',
  log_title: 'Contact with %{name}',
  note: 'Note it',
  noted: 'Contact noted',
};

export default contacts;
