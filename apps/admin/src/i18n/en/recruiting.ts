const recruiting = {
  name: 'Members won',
  by_month: 'Won by employees, by month',
  by_employee: 'By employee',
  by_org: 'By store and department',
  month: 'Month',
  employee: 'Employee',
  org: 'Store or department',
  members: 'Members',
  buyers: 'Who bought',
  share: 'Share who bought',
  amount: 'What they spent',
  nobody: 'Came without anybody',
  empty: 'Nobody joined within these twelve months.',
};

export default recruiting;
