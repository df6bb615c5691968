const myDay = {
  name: 'My day',
  mine: 'Only mine',
  all: 'All',
  today: 'Today',
  followUps: 'Follow-ups',
  no_followUps: 'No follow-up is due in these days.',
  occasions: 'Birthdays and anniversaries',
  no_occasions: 'Nobody celebrates in these days.',
  deliveries: 'Deliveries',
  no_deliveries: 'Nothing is to be delivered.',
};

export default myDay;
