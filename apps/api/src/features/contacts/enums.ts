import { builder } from '../../builder.ts';

export const ContactKind = builder.enumType('ContactKind', {
  description: 'How somebody of ours and a member had to do with each other.',
  values: {
    CALL: { description: '电话' },
    VISIT: { description: '到访' },
    MESSAGE: { description: '消息' },
    COMPLAINT: { description: '投诉' },
  },
});

export const ContactDirection = builder.enumType('ContactDirection', {
  description: 'Who began.',
  values: { IN: { description: '会员联系我们' }, OUT: { description: '我们联系会员' } },
});

export const ContactOutcome = builder.enumType('ContactOutcome', {
  description: 'How it ended.',
  values: {
    REACHED: { description: '已沟通' },
    NO_ANSWER: { description: '未接通' },
    LATER: { description: '稍后再联系' },
    DECLINED: { description: '不愿被打扰: plans leave the member alone for a year' },
    RESOLVED: { description: '已解决, of a complaint' },
  },
});

export const FollowUpState = builder.enumType('FollowUpState', {
  description: 'Where a follow-up stands.',
  values: {
    PLANNED: { description: '待回访' },
    OVERDUE: { description: '已逾期: planned, and over its day' },
    DONE: { description: '已完成' },
    CANCELLED: { description: '已取消' },
  },
});

export const FollowUpTrigger = builder.enumType('FollowUpTrigger', {
  description: 'After what a plan makes follow-ups.',
  values: {
    AFTER_PURCHASE: { description: '消费后' },
    AFTER_COMPLAINT: { description: '投诉后' },
    WIN_BACK: { description: '流失召回: the member has not bought for so many days' },
  },
});

export const AssigneeRule = builder.enumType('AssigneeRule', {
  description: 'Who gets the follow-ups of a plan.',
  values: {
    SALESPERSON: { description: '销售员: who sold, or took the complaint' },
    RECRUITER: { description: '招募人' },
    HOME_STORE: { description: '归属门店: whoever there has time' },
    EMPLOYEE: { description: '指定员工' },
  },
});
