import type en from '../en/analytics.ts';

const analytics: typeof en = {
  name: '分析',
};

export default analytics;
