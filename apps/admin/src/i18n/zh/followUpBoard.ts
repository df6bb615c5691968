import type en from '../en/followUpBoard.ts';

const followUpBoard: typeof en = {
  name: '回访看板',
  load: '每人待办',
  overdue: '已逾期',
  today: '今天',
  week: '未来 7 天',
  later: '更晚',
  everybody: '查看全部',
};

export default followUpBoard;
