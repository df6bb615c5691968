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
    unseen: '其他门店会员',
    above: '各级介绍人',
    level: '第 %{level} 级',
    members: '介绍的会员',
    rewards: '所获积分',
    taken: '%{at} 因退货扣回',
    set: '设置介绍人',
    change: '更换',
    save: '保存',
    set_title: '谁介绍了该会员？',
    help: '此后的消费计入介绍人。',
    done: '介绍人已记录',
    remove: '移除',
    remove_title: '移除介绍人 %{name}？',
    remove_text: '此后的消费不再奖励各级介绍人，已得积分保留。',
    removed: '介绍人已移除',
  },
};

export default points;
