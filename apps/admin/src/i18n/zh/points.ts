import type en from '../en/points.ts';

const points: typeof en = {
  kind: '积分类型',
  points: '积分',
  done: '已完成',
  grant: {
    action: '增减积分',
    title: '%{name}的积分',
    help: '正数为发放；负数为扣减，先扣先到期的。',
    asks: '超过 %{limit}，需他人审批。',
  },
  convert: {
    action: '积分转换',
    title: '转换%{name}的积分',
    rule: '转换方向',
    help: '每 %{give} 转为 %{get}；最低 %{minimum}，按 %{step} 的倍数。',
    none: '没有可用的转换规则。',
  },
  task: {
    action: '登记任务',
    title: '登记%{name}完成的任务',
    task: '任务',
  },
  referral: {
    title: '介绍人',
    referrer: '介绍人',
    nobody: '无',
    brought: '介绍了 %{smart_count} 位会员，共获 %{points} 积分',
    set: '设置介绍人',
    set_title: '谁介绍了该会员？',
    help: '此后的消费计入介绍人。',
    done: '介绍人已记录',
  },
};

export default points;
