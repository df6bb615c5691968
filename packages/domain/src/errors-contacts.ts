import type { ErrorText } from './error-text.ts';

/** What the rooms answer with that speak with members: contacts, messages. */
export const CONTACT_ERRORS = {
  UNKNOWN_VARIABLE: {
    class: 'input',
    en: 'This text does not know "{name}". It can use: {known}.',
    zh: '该文案不支持变量“{name}”，可用变量：{known}。',
  },
  TEMPLATE_NEEDED: {
    class: 'conflict',
    en: 'The product itself needs this template. Change its words instead.',
    zh: '该模板为系统所需，请改为修改其文案。',
  },
  MESSAGE_ENDED: {
    class: 'conflict',
    en: 'This message is on its way or has ended. Load it again to see where it stands.',
    zh: '该消息正在发送或已结束，请刷新查看状态。',
  },
  FOLLOW_UP_ENDED: {
    class: 'conflict',
    en: 'This follow-up is done or cancelled already. Plan a new one.',
    zh: '该回访已完成或已取消，请新建回访。',
  },
  CASE_CLOSED: {
    class: 'conflict',
    en: 'This case is closed. Take it up again before you change it.',
    zh: '该服务单已结束，请先重新打开再修改。',
  },
  CASE_OPEN: { class: 'conflict', en: 'This case is open already. Load it again.', zh: '该服务单正在处理中，请刷新页面。' },
  NOT_RATED: {
    class: 'input',
    en: 'Only a case that was done is rated. Leave the rating out.',
    zh: '只有已完成的服务可以评价，请不要填写满意度。',
  },
  CONTACT_OUTCOME: {
    class: 'input',
    en: 'A contact of this kind does not end like this. Choose another outcome.',
    zh: '该类联系不适用此结果，请重新选择。',
  },
  CONTACT_DIRECTION: {
    class: 'input',
    en: 'A complaint comes from the member. Choose "from the member".',
    zh: '投诉由会员发起，请选择“会员联系我们”。',
  },
  BAD_KEY: {
    class: 'auth',
    en: 'This key is not valid, or was revoked. Ask for a new one in the settings.',
    zh: '密钥无效或已吊销，请在设置中重新生成。',
  },
  TOO_MANY_CALLS: {
    class: 'limit',
    en: 'More than {max} calls within a minute. Try again in a minute.',
    zh: '一分钟内超过 {max} 次调用，请稍后再试。',
  },
} as const satisfies Record<string, ErrorText>;
