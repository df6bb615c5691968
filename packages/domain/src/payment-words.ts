/** How something is paid, as it stands in a sentence. */
export const METHODS: Record<string, { en: string; zh: string }> = {
  CASH: { en: 'in cash', zh: '现金' },
  BANK_CARD: { en: 'by bank card', zh: '银行卡' },
  WECHAT_PAY: { en: 'by WeChat Pay', zh: '微信支付' },
  ALIPAY: { en: 'by Alipay', zh: '支付宝' },
  TRANSFER: { en: 'by bank transfer', zh: '转账' },
  STORED_VALUE: { en: 'from stored value', zh: '储值' },
  POINTS: { en: 'with points', zh: '积分' },
  OTHER: { en: 'in another way', zh: '其他方式' },
};
