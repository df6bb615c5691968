import type en from '../en/ledgerChecks.ts';

const ledgerChecks: typeof en = {
  name: '账本校验 |||| 账本校验',
  fields: {
    askedAt: '开始时间',
    askedBy: '发起人',
    finishedAt: '结束时间',
    ok: '结果',
    wrong: '不符数',
    words: '首处不符',
    entry: '分录',
    account: '账户',
    lot: '批次',
    day: '封存日',
    postings: '明细数',
    entries: '分录数',
    accounts: '账户数',
    lots: '批次数',
    days: '封存天数',
    took: '耗时',
  },
  itself: '系统自动',
  running: '进行中',
  good: '与写入时一致',
  bad: '发现不符',
  any: '全部结果',
  check: '立即校验',
  started: '校验已开始',
  seconds: '%{seconds} 秒',
  looked_at: '%{postings} 条明细',
  advice: '共 %{wrong} 处不符，首处：%{words}。请勿改动，先备份数据库，并查明谁有权访问。',
};

export default ledgerChecks;
