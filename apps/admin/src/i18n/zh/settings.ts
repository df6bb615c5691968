import type en from '../en/settings.ts';

const settings: typeof en = {
  name: '设置',
  fields: {
    name: '连锁名称',
    currency: '货币',
    minorDigits: '金额小数位',
    timeZone: '时区',
    dayStartsAt: '营业日开始',
    refundAnyMoney: '退货可更换退款方式',
  },
  money_help: '仅在首笔销售前可以修改。',
  time_zone_help: '例如 Asia/Shanghai；门店可以单独设置。',
  day_starts_help: '午夜后的分钟数。设为 240 时，凌晨 1 点的销售计入前一天。',
  refund_any_money_help: '开启后，现款可以用另一种方式退回，例如刷卡退现金；储值和积分始终退回原账户。',
};

export default settings;
