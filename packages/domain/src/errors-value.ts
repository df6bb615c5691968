import type { ErrorText } from './error-text.ts';

/** What the rooms answer with that keep what members hold: ledger, wallet, points, approvals. */
export const VALUE_ERRORS = {
  INSUFFICIENT_VALUE: {
    class: 'conflict',
    en: 'Only {left} can be spent, {asked} are asked for. Ask for less, or top up first.',
    zh: '可用余额仅 {left}，需要 {asked}，请减少金额或先充值。',
  },
  INSUFFICIENT_POINTS: {
    class: 'conflict',
    en: 'Only {left} points can be used, {asked} are asked for. Use fewer points.',
    zh: '可用积分仅 {left}，需要 {asked}，请减少积分。',
  },
  INSUFFICIENT_USES: {
    class: 'conflict',
    en: 'Only {left} uses are left, {asked} are asked for. Use fewer, or sell another pass.',
    zh: '剩余可用 {left} 次，需要 {asked} 次，请减少次数或另购次卡。',
  },
  ACCOUNT_FROZEN: {
    class: 'conflict',
    en: 'This account is frozen, so nothing can be spent from it. A manager can unfreeze it.',
    zh: '该账户已冻结，暂不可使用，请联系经理解冻。',
  },
  LOT_SPENT: {
    class: 'conflict',
    en: 'Of this only {left} are left, {asked} would have to be taken back. The rest is spent or reserved.',
    zh: '该笔仅剩 {left}，需收回 {asked}，其余已使用或被占用。',
  },
  LOT_FULL: {
    class: 'conflict',
    en: 'Only {left} of this were spent, so {asked} cannot be given back. Check what was given back before.',
    zh: '该笔仅使用了 {left}，无法退回 {asked}，请核对此前的退回记录。',
  },
  ALREADY_REVERSED: {
    class: 'conflict',
    en: 'This entry was reversed before. Nothing is left to undo.',
    zh: '该分录已冲正，无需重复操作。',
  },
  TOP_UP_COUPONS_USED: {
    class: 'conflict',
    en: 'Coupons that came with this top-up took {amount} off purchases ({count} used). Refund those purchases first, or pay the top-up back instead: that keeps the amount.',
    zh: '该笔充值赠送的优惠券已使用 {count} 张，共抵扣 {amount}。请先退回相应销售，或改用储值退款，抵扣金额会从退款中扣除。',
  },
  UNDO_BY_REFUND: {
    class: 'conflict',
    en: 'This belongs to a sale and is undone with it. Refund the sale instead.',
    zh: '该分录属于一笔销售，请通过销售退货处理。',
  },
  UNDO_BY_PASS: {
    class: 'conflict',
    en: 'A pass was sold or paid back here. Pay the pass back, or sell it anew, instead.',
    zh: '该笔涉及次卡的销售或退卡，请通过退卡或重新售卡处理。',
  },
  UNDO_BY_TRANSFER: {
    class: 'conflict',
    en: 'This is one side of a transfer. Transfer the value back instead.',
    zh: '该分录属于会员间转账，请通过反向转账处理。',
  },
  DAY_NOT_OVER: {
    class: 'conflict',
    en: 'This day is not over yet. Choose an earlier one.',
    zh: '该营业日尚未结束，请选择更早的日期。',
  },
  ALREADY_SETTLED: {
    class: 'conflict',
    en: 'Everything up to {through} is settled already. Choose a later day.',
    zh: '{through} 及之前已结算，请选择更晚的日期。',
  },
  NOTHING_TO_SETTLE: {
    class: 'conflict',
    en: 'Up to this day stores owe each other nothing that is not settled yet.',
    zh: '截至该日期门店之间没有待结算金额。',
  },
  ALREADY_PAID: {
    class: 'conflict',
    en: 'This was noted as paid before. Nothing is left to do.',
    zh: '该笔已标记为付款，无需重复操作。',
  },
  HOLD_ENDED: {
    class: 'conflict',
    en: 'This reservation has ended and cannot be changed. Make a new one.',
    zh: '该占用已结束，无法更改，请重新占用。',
  },
  NO_ACCOUNT_OF_GUEST: {
    class: 'input',
    en: 'Only a registered member can hold or spend value. Choose a member first.',
    zh: '仅注册会员可持有或使用资产，请先选择会员。',
  },
  PERCENT_OR_POINTS: {
    class: 'input',
    en: 'Both a share and fixed points are given. Keep one of them.',
    zh: '按消费得积分与固定积分只能填一项。',
  },
  REFERRAL_LOOP: {
    class: 'conflict',
    en: 'This member was brought by the other, or by somebody that one brought. Choose another referrer.',
    zh: '该会员直接或间接由对方介绍，不能互为介绍人，请选择其他会员。',
  },
  NO_DRAFT: {
    class: 'conflict',
    en: 'There is no draft of these rules. Write one first.',
    zh: '当前没有规则草稿，请先编写。',
  },
  NOT_PUBLISHED: {
    class: 'conflict',
    en: 'No rules are in force, so none can be retired.',
    zh: '当前没有生效中的规则，无需停用。',
  },
  POINTS_FIRST: {
    class: 'conflict',
    en: 'Points can pay once {first} have come together; {missing} are missing. Pay in another way.',
    zh: '首次使用积分须累积满 {first} 分，还差 {missing} 分，请使用其他方式付款。',
  },
  POINTS_SHARE: {
    class: 'conflict',
    en: 'Points can pay at most {share}% of a bill. Pay the rest in another way.',
    zh: '积分最多可抵付账单的 {share}%，其余请使用其他方式付款。',
  },
  POINTS_PAY_NOTHING: {
    class: 'conflict',
    en: 'Points are not taken as money here. The settings of points say which kind pays.',
    zh: '尚未开通积分抵现，请先在积分设置中选择可抵现的积分。',
  },
  WHOLE_STEPS: {
    class: 'input',
    en: 'Points go in steps of {step}. Enter a multiple of it.',
    zh: '积分须按 {step} 的整数倍使用，请修改数量。',
  },
  SAME_KIND: {
    class: 'input',
    en: 'Points of a kind cannot become the same kind. Choose another one.',
    zh: '同一种积分不能互相转换，请选择其他积分。',
  },
  TASK_LIMIT: {
    class: 'conflict',
    en: 'This member has done this task as often as it counts. Try again on another day, if its limits allow.',
    zh: '该会员此任务的奖励次数已达上限，请改日或查看任务限制。',
  },
  TASK_NOT_NOW: {
    class: 'conflict',
    en: 'This task does not run today. Look at its dates.',
    zh: '该任务今天不在有效期内，请查看任务日期。',
  },
  TASK_AUTOMATIC: {
    class: 'input',
    en: 'This task is noticed by itself and is not entered by hand.',
    zh: '该任务由系统自动完成，无需手工登记。',
  },
  UNKNOWN_MEMBERS: {
    class: 'input',
    en: '{count} lines lead to no member here: {first}. Correct or remove them.',
    zh: '有 {count} 行未找到对应会员：{first}，请更正或删除。',
  },
  PENDING_ENDED: {
    class: 'conflict',
    en: 'These points were confirmed or cancelled before. Load the page again.',
    zh: '该笔待入账积分已确认或取消，请刷新页面。',
  },
  // wallet
  SAME_MEMBER: {
    class: 'input',
    en: 'Value cannot be handed to the same member. Choose another one.',
    zh: '不能转给同一会员，请选择其他会员。',
  },
  STORED_VALUE_LIMIT: {
    class: 'limit',
    en: 'A member may have {max} stored at most; {left} more can be paid in.',
    zh: '每位会员储值余额上限为 {max}，还可充值 {left}。',
  },
  VALUE_NOT_SPENT: {
    class: 'conflict',
    en: 'Only {left} of this sale were paid from stored value and not given back yet, {asked} are asked for. Pay the rest back otherwise.',
    zh: '该销售由储值支付且尚未退回的仅 {left}，需要退回 {asked}，其余请以其他方式退款。',
  },
  PACKAGE_NOT_HERE: {
    class: 'conflict',
    en: 'The package "{name}" is not offered in this store today. Choose another one.',
    zh: '储值方案“{name}”今日不适用于本门店，请选择其他方案。',
  },
  PACKAGE_NEEDS: {
    class: 'input',
    en: 'The package "{name}" begins at {min}. Pay in as much, or choose another one.',
    zh: '储值方案“{name}”最低充值 {min}，请增加金额或选择其他方案。',
  },
  // passes
  PASS_NEEDS_SERVICE: {
    class: 'input',
    en: '"{product}" is not a service. Choose a product that is one.',
    zh: '“{product}”不是服务类商品，请选择服务类商品。',
  },
  LEVEL_NOT_SOLD: {
    class: 'conflict',
    en: 'This level is reached by what a member does, not bought. Choose a paid level.',
    zh: '该等级不能购买，请选择付费等级。',
  },
  LEVEL_LOWER: {
    class: 'conflict',
    en: 'The member has the higher paid level "{level}", which still runs. Renew that one, or wait until it ends.',
    zh: '会员已有更高的付费等级“{level}”且尚未到期，请续费该等级或等待到期。',
  },
  PASS_NOT_HERE: {
    class: 'conflict',
    en: 'The pass "{name}" is not for this store. Go to a store that takes it.',
    zh: '“{name}”不适用于本门店，请到适用门店办理。',
  },
  PASS_DAY_LIMIT: {
    class: 'conflict',
    en: 'This pass can be used {max} times a day; {left} are left today. Come back on another day.',
    zh: '该卡每日限用 {max} 次，今日剩余 {left} 次，请改日使用。',
  },
  PASS_EMPTY: {
    class: 'conflict',
    en: 'Nothing is left of this pass: it is used up, expired or paid back.',
    zh: '该卡已无剩余：已用完、已过期或已退款。',
  },
  PASS_NO_END: {
    class: 'conflict',
    en: 'This pass has no last day, so there is nothing to extend.',
    zh: '该卡长期有效，无需延期。',
  },
  PASS_WORTH_LESS: {
    class: 'conflict',
    en: 'What is left of this pass is worth {left}, {asked} are asked for. Pay back {left} or less.',
    zh: '该卡剩余部分价值 {left}，需要退 {asked}，请填写不超过 {left} 的金额。',
  },
  APPROVAL_ENDED: {
    class: 'conflict',
    en: 'This request was decided or withdrawn before. Load it again to see what came of it.',
    zh: '该申请已处理或已撤回，请刷新查看结果。',
  },
  APPROVE_OWN: {
    class: 'forbidden',
    en: 'Nobody decides what they asked for themselves. Leave it to somebody else.',
    zh: '不能审批自己提交的申请，请由他人处理。',
  },
  PASS_LINES_TOGETHER: {
    class: 'input',
    en: 'Lines that a pass has paid are taken back together. Choose all of them.',
    zh: '次卡支付的明细需一并退回，请全部选择。',
  },
} as const satisfies Record<string, ErrorText>;
