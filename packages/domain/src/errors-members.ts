import type { ErrorText } from './error-text.ts';

/** What members and their data may be refused with. */
export const MEMBER_ERRORS = {
  BAD_DOCUMENT: {
    class: 'input',
    en: '"{value}" is not a number of such a document: a digit is wrong or missing. Compare it with the document.',
    zh: '“{value}”不是有效的证件号码，有数字错误或缺失，请与证件核对。',
  },
  DOCUMENT_HOLDER: {
    class: 'input',
    en: 'Such a document belongs to an organisation or to a person, and the member is the other. Choose another kind of document.',
    zh: '该证件类型与会员类型（个人或企业）不符，请更换证件类型。',
  },
  BIRTHDAY_MISMATCH: {
    class: 'input',
    en: 'The document says another birthday. Correct the one of the two that is wrong.',
    zh: '生日与证件号码中的出生日期不一致，请更正。',
  },
  CHANNEL_CLOSED: {
    class: 'conflict',
    en: 'Nobody is registered by this way at present. Choose another, or open it under joining.',
    zh: '该注册渠道已关闭，请改用其他渠道，或在入会要求中开启。',
  },
  TOO_YOUNG: { class: 'input', en: 'Members must be at least {min} years old.', zh: '会员须年满 {min} 周岁。' },
  SAME_RECORD: { class: 'input', en: 'A record cannot be merged with itself. Choose another one.', zh: '不能与自身合并，请选择另一会员。' },
  OWN_RELATIVE: {
    class: 'input',
    en: 'A member does not belong to their own family. Choose another member.',
    zh: '会员不能是自己的家庭成员，请选择另一位会员。',
  },
  KINDS_DIFFER: {
    class: 'input',
    en: 'A person and an organisation cannot be merged. Choose records of the same kind.',
    zh: '个人与企业不能合并，请选择同类会员。',
  },
  VALUE_RESERVED: {
    class: 'conflict',
    en: 'A part of what the member holds is reserved. Finish or release that first.',
    zh: '该会员有被占用的资产，请先完成或释放占用。',
  },
  NEW_ACTIVITY: {
    class: 'conflict',
    en: 'The member has bought, or value has moved, since the records were merged. The merge cannot be undone any more.',
    zh: '合并后已有新的消费或资产变动，无法撤销合并。',
  },
  HOLDS_VALUE: {
    class: 'conflict',
    en: 'The member still holds stored value. Pay it back before the data are erased.',
    zh: '该会员仍有储值余额，请先退款再删除个人信息。',
  },
  BAD_PICTURE: {
    class: 'input',
    en: 'This is no picture that can be read: a JPEG, PNG, WebP or GIF of at most {megapixels} megapixels. Choose another file.',
    zh: '无法读取该图片，请选择不超过 {megapixels} 百万像素的 JPEG、PNG、WebP 或 GIF 文件。',
  },
  PICTURE_TOO_LARGE: {
    class: 'input',
    en: 'The picture is larger than {max} MB. Choose a smaller one.',
    zh: '图片超过 {max} MB，请选择更小的图片。',
  },
  UPLOAD_NEEDED: { class: 'input', en: 'A picture is uploaded, not typed. Upload the file.', zh: '图片字段不能填写文字，请上传文件。' },
  UNKNOWN_CHOICE: {
    class: 'input',
    en: '"{value}" is not among the choices: {known}. Choose one of them.',
    zh: '“{value}”不在可选项中：{known}，请选择其一。',
  },
  UNKNOWN_CUSTOM_FIELD: {
    class: 'input',
    en: 'There is no field "{name}" in use. Take it out of the mapping, or define it among the custom fields.',
    zh: '没有启用的自定义字段“{name}”，请从映射中去掉，或先在自定义字段中设置。',
  },
  WRONG_CODE: {
    class: 'input',
    en: 'The code is wrong or does not hold any more. Compare it with the last message, or ask for a new one.',
    zh: '验证码错误或已失效，请核对最近一条短信，或重新获取。',
  },
  PERSONS_ONLY: {
    class: 'input',
    en: 'Only natural persons can become members of this programme. Register the person instead.',
    zh: '本会员计划仅限自然人加入，请以个人身份登记。',
  },
} as const satisfies Record<string, ErrorText>;
