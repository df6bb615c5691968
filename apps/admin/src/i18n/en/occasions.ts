const occasions = {
  name: 'Birthdays and anniversaries',
  fields: {
    day: 'Day',
    kind: 'What',
    ahead: 'Days ahead',
    member: 'Member',
    number: 'Member number',
    phone: 'Phone',
    store: 'Home store',
    employeeId: 'Recruiter',
  },
  kind: { BIRTHDAY: 'Birthday', JOINED: 'Anniversary' },
  told: {
    BIRTHDAY: 'Turns %{smart_count}',
    JOINED: '%{smart_count} year a member |||| %{smart_count} years a member',
  },
  ahead: '%{smart_count} day |||| %{smart_count} days',
};

export default occasions;
