import { builder } from '../../builder.ts';

export const SpendOrder = builder.enumType('SpendOrder', {
  description: 'What is spent first of stored value (消费顺序).',
  values: {
    PRINCIPAL_FIRST: { description: '先本金后赠送金' },
    BONUS_FIRST: { description: '先赠送金后本金' },
    PROPORTIONAL: { description: '按比例: of both, as they are there' },
  },
});

export const Clawback = builder.enumType('Clawback', {
  description: 'What becomes of the bonus when a top-up is paid back (退款赠送金处理). Bonus money that was spent is withheld.',
  values: {
    FULL: { description: '全部收回, whatever part is paid back' },
    PROPORTIONAL: { description: '按比例收回' },
    KEEP: { description: '不收回: the member keeps it' },
  },
});
