import { builder } from '../../builder.ts';

export const MessageChannel = builder.enumType('MessageChannel', {
  description: 'By which way a message reaches somebody.',
  values: { SMS: { description: '短信' }, EMAIL: { description: '邮件' }, WECHAT: { description: '微信' } },
});

export const MessagePurpose = builder.enumType('MessagePurpose', {
  description: 'What a message is for.',
  values: {
    CODE: { description: '验证码: goes at once' },
    SERVICE: { description: '服务通知: keeps the quiet hours' },
    MARKETING: { description: '营销: needs consent, keeps the quiet hours and the cap' },
  },
});

export const MessageState = builder.enumType('MessageState', {
  description: 'Where a message stands.',
  values: {
    QUEUED: { description: '待发送: waits for its time, or for another attempt' },
    SENT: { description: '已发送: taken by the gateway, or kept in the outbox' },
    FAILED: { description: '发送失败' },
    SUPPRESSED: { description: '未发送: it may not be sent, see the reason' },
    CANCELLED: { description: '已取消' },
  },
});

export const MessageAdapter = builder.enumType('MessageAdapter', {
  description: 'By what a message left.',
  values: {
    OUTBOX: { description: '发件箱: it stayed here' },
    SMTP: { description: 'A mail server' },
    HTTP: { description: 'A gateway, by a signed call' },
  },
});

export const MessageOccasion = builder.enumType('MessageOccasion', {
  description: 'What sends a template by itself.',
  values: {
    MANUAL: { description: '手动: somebody, or another part of the product' },
    BIRTHDAY: { description: '会员生日' },
    POINTS_EXPIRING: { description: '积分即将过期' },
    LEVEL_UP: { description: '等级升级' },
    LEVEL_WARNING: { description: '等级复核前提醒' },
    LEVEL_GRACE: { description: '等级进入宽限期' },
  },
});
