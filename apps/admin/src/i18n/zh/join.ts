import type en from '../en/join.ts';

const join: typeof en = {
  title: '加入%{chain}会员',
  fields: {
    phone: '手机号',
    code: '验证码',
    name: '姓名',
    gender: '性别',
    birthday: '生日',
    kind: '证件类型',
    number: '证件号码',
    storeCode: '所属门店',
  },
  send: '获取验证码',
  again: '重新获取验证码',
  sent: '6 位数字，已发送至手机，10 分钟内有效。',
  join: '加入会员',
  welcome: '欢迎加入%{chain}',
  level: '当前等级：%{level}',
  number: '会员号',
  closed: '网上注册暂未开放，请到门店办理。',
};

export default join;
