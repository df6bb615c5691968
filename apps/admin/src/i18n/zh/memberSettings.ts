import type en from '../en/memberSettings.ts';

const memberSettings: typeof en = {
  name: '入会要求 |||| 入会要求',
  fields: { phone: '必须填写手机号', document: '必须出示证件', minAge: '最低入会年龄', personsOnly: '仅限自然人' },
  help: {
    document: '证件号码加密保存，一证一会员。',
    minAge: '周岁，按已知生日判断；留空则不限。',
    personsOnly: '企业和团体不能入会。',
  },
  saved: '已保存，现有会员不受影响。',
};

export default memberSettings;
