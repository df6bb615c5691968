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
  kind: { BIRTHDAY: 'Birthday', JOINED: 'Joined', ANNIVERSARY: 'Anniversary' },
  told: {
    BIRTHDAY: 'Turns %{smart_count}',
    JOINED: '%{smart_count} year a member |||| %{smart_count} years a member',
    ANNIVERSARY: '%{name}, %{smart_count} year |||| %{name}, %{smart_count} years',
  },
  ahead: '%{smart_count} day |||| %{smart_count} days',
};

export default occasions;
