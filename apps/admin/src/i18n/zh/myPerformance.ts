import type en from '../en/myPerformance.ts';
const myPerformance: typeof en = { name: '我的业绩' };

export default myPerformance;
