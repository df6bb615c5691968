const followUpBoard = {
  name: 'Follow-up board',
  load: 'Who has how many',
  overdue: 'Overdue',
  today: 'Today',
  week: 'Next 7 days',
  later: 'Later',
  everybody: 'Show everybody',
};

export default followUpBoard;
