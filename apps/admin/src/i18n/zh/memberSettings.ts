import type en from '../en/memberSettings.ts';

const memberSettings: typeof en = {
  name: '入会要求 |||| 入会要求',
  fields: { phone: '必须填写手机号', document: '必须出示证件', minAge: '最低入会年龄', personsOnly: '仅限自然人' },
  help: {
    document: '证件号码加密保存，一证一会员。',
    minAge: '周岁，按已知生日判断；留空则不限。',
    personsOnly: '企业和团体不能入会。',
  },
  channels: '注册渠道',
  channels_help: '会员通过哪些渠道注册，各从什么等级开始。网站注册页：%{address}。',
  starts_at: '起始等级',
  lowest: '最低等级',
  open: '%{name}接受注册',
  channel_set: '渠道已更新',
  key: {
    fields: { name: '应用或合作方', source: '类型', org: '所属门店' },
    keys: '应用和合作方密钥',
    keys_help: '应用或合作方凭密钥将注册信息提交至 /hooks/register，会员记为该来源并归属其门店。',
    once: '密钥仅显示这一次，请立即填入应用。',
    revoke_text: '此后使用该密钥的注册将被拒绝。',
  },
  saved: '已保存，现有会员不受影响。',
};

export default memberSettings;
