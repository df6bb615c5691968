/** Family names, the most frequent first: the earlier, the more often drawn. */
export const COMMON_SURNAMES = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
];

/** Names that software gets wrong: rare, with several readings, of two characters, beyond the first 65,536 characters. */
export const RARE_SURNAMES = [
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '尉迟',
  '慕容',
  '令狐',
  '皇甫',
  '夏侯',
  '司徒',
  '东方',
  '端木',
  '公孙',
  '轩辕',
  '长孙',
  '澹台',
  '单',
  '仇',
  '查',
  '盖',
  '区',
  '解',
  '朴',
  '翟',
  '覃',
  '冼',
  '佘',
  '逄',
  '亓',
  '仉',
  '乜',
  '缪',
  '郇',
  '夔',
  '靳',
  '芈',
  '䶮',
  '𠅤',
];

/** Second characters of given names. */
export const FIRST_GIVEN = [...'子一雨思佳晓欣文志建国海明俊宇浩嘉梓若诗静丽秀玉红春小永德家天立振宏伟学世晨景书可安亦语芷清'];
export const FEMALE_GIVEN = [...'婷娜敏静芳丽娟霞燕玲梅琳雪萍蓉莹倩颖瑶琪妍怡岚洁茜菲蕾薇涵萱彤悦宁妮媛'];
export const MALE_GIVEN = [...'伟强磊军勇杰涛超刚辉鹏飞斌波宇浩轩然博文健峰龙毅凯翔昊泽晖睿诚坤东阳林'];

/** Names that are not built like a Han name. */
export const OTHER_NAMES = [
  '阿依古丽·买买提',
  '迪丽努尔·艾山',
  '扎西次仁',
  '卓玛央宗',
  '巴特尔',
  '乌云其其格',
  '艾力·吐尔逊',
  '岩温罕',
  '张䶮',
  '王𬱖',
  '李㛃',
  '刘𬀪',
  '爱新觉罗·恒瑞',
];

export const COMPANY_WORDS = [
  '云栖',
  '明远',
  '嘉禾',
  '锦程',
  '恒信',
  '新桥',
  '瑞丰',
  '海纳',
  '致远',
  '东篱',
  '青禾',
  '博览',
  '方圆',
  '汇通',
  '安澜',
  '启明',
];
export const COMPANY_TRADES = [
  '文化传播有限公司',
  '信息技术有限公司',
  '物业管理有限公司',
  '建筑设计有限公司',
  '贸易有限公司',
  '律师事务所',
  '教育科技有限公司',
  '会展服务有限公司',
];
