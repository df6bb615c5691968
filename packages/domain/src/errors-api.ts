import type { ErrorText } from './error-text.ts';

/** What any request may be answered with: input, rights, state, limits, our own faults. */
export const API_ERRORS = {
  // input
  BAD_INPUT: { class: 'input', en: 'This value cannot be used: {reason}.', zh: '该值无法使用：{reason}。' },
  BAD_ID: {
    class: 'input',
    en: 'This is not a valid id. Copy it again from the list or the link.',
    zh: '编号格式不正确，请从列表或链接中重新复制。',
  },
  BAD_MONEY: {
    class: 'input',
    en: '"{value}" is not an amount. Write digits with at most {digits} decimals, such as 12.30.',
    zh: '“{value}”不是金额，请填写数字，最多 {digits} 位小数，例如 12.30。',
  },
  TOO_LARGE: { class: 'input', en: 'This is more than {max}. Check for a slipped digit.', zh: '超过上限 {max}，请检查是否多输了数字。' },
  TOO_SMALL: { class: 'input', en: 'This is less than {min}. Enter {min} or more.', zh: '低于下限 {min}，请填写不小于 {min} 的值。' },
  NEGATIVE: { class: 'input', en: '{value} is below zero. Enter zero or more.', zh: '{value} 小于零，请填写不小于零的值。' },
  NOT_POSITIVE: { class: 'input', en: '{value} is not more than zero. Enter a positive value.', zh: '{value} 不大于零，请填写正数。' },
  BAD_QUANTITY: {
    class: 'input',
    en: '"{value}" is not a quantity that can be used here. Write a number with at most 3 decimals, such as 1.5.',
    zh: '“{value}”不是可用的数量，请填写数字，最多 3 位小数，例如 1.5。',
  },
  BAD_DATE: {
    class: 'input',
    en: '"{value}" is not a date of the calendar. Write it as 2026-01-31.',
    zh: '“{value}”不是有效日期，请按 2026-01-31 的格式填写。',
  },
  BAD_RANGE: {
    class: 'input',
    en: 'The range ends before it begins. Choose an end on or after {from}.',
    zh: '结束早于开始，请选择不早于 {from} 的结束值。',
  },
  OUT_OF_RANGE: { class: 'input', en: 'Enter a number from {min} to {max}.', zh: '请填写 {min} 到 {max} 之间的数字。' },
  TOO_EARLY: {
    class: 'input',
    en: 'This is before {from}. Choose {from} or a later day.',
    zh: '早于 {from}，请选择 {from} 或之后的日期。',
  },
  BAD_PHONE: {
    class: 'input',
    en: '"{value}" is not a phone number. Write 11 digits for a Chinese mobile, or + and the country code.',
    zh: '“{value}”不是有效的电话号码，请填写 11 位手机号，境外号码以 + 和国家代码开头。',
  },
  BAD_EMAIL: {
    class: 'input',
    en: '"{value}" is not an e-mail address. Check for missing parts or spaces.',
    zh: '“{value}”不是有效的邮箱地址，请检查是否有遗漏或空格。',
  },
  BAD_CODE: {
    class: 'input',
    en: '"{value}" is not a code. Use letters and digits, with - _ . or / between them.',
    zh: '“{value}”不是有效的编码，请使用文字和数字，中间可用 - _ . 或 /。',
  },
  BAD_COLOUR: {
    class: 'input',
    en: '"{value}" is not a colour. Write it as #2563eb.',
    zh: '“{value}”不是有效的颜色，请按 #2563eb 的格式填写。',
  },
  BAD_LANGUAGE: {
    class: 'input',
    en: '"{value}" is not a language. Write a tag such as zh-CN or en.',
    zh: '“{value}”不是有效的语言，请填写如 zh-CN 或 en 的标记。',
  },
  BAD_BIRTHDAY: {
    class: 'input',
    en: '{value} cannot be a birthday: it is in the future or too long ago. Correct the year.',
    zh: '{value} 不能作为生日：在将来或过于久远，请更正年份。',
  },
  BAD_ZONE: {
    class: 'input',
    en: '"{value}" is not a known time zone. Write a name such as Asia/Shanghai.',
    zh: '“{value}”不是已知的时区，请填写如 Asia/Shanghai 的名称。',
  },
  BAD_CURSOR: {
    class: 'input',
    en: 'This place in the list is no longer known. Start again from the first page.',
    zh: '列表位置已失效，请从第一页重新开始。',
  },
  BAD_PAGE_SIZE: { class: 'input', en: 'A page can hold 1 to {max} rows. Ask for fewer.', zh: '每页可取 1 到 {max} 行，请减少数量。' },
  REQUIRED: { class: 'input', en: 'This is empty and must be filled in.', zh: '此项为空，请填写。' },
  TOO_LONG: { class: 'input', en: 'This is longer than {max}. Shorten it.', zh: '超出长度上限 {max}，请缩短。' },
  TOO_SHORT: { class: 'input', en: 'This is shorter than {min}. Add to it.', zh: '长度不足 {min}，请补充。' },
  WEAK_PASSWORD: {
    class: 'input',
    en: 'This password is too easy to guess. Use at least {min} characters that are not a common word.',
    zh: '密码过于简单，请使用至少 {min} 个字符，避免常见词。',
  },
  TENDERS_MISMATCH: {
    class: 'input',
    en: 'The payments come to {tendered}, but the sale comes to {total}. Correct the payments.',
    zh: '付款合计 {tendered}，应付 {total}，两者不符，请修改付款。',
  },
  PAID_OTHERWISE: {
    class: 'input',
    en: 'By this method {left} of the sale can go back, {asked} are asked for. Pay the rest back as it was paid.',
    zh: '该销售以此方式最多可退 {left}，本次为 {asked}，其余请按原支付方式退回。',
  },
  HELD_GOES_BACK: {
    class: 'input',
    en: 'Of this sale {left} can go back as money, {over} more are asked for. What was paid by stored value or points goes back there.',
    zh: '该销售最多可退现款 {left}，本次多出 {over}。由储值或积分支付的部分须退回原账户。',
  },
  QUOTE_CHANGED: {
    class: 'conflict',
    en: 'Prices or offers have changed since the quote. Look at the new amount and confirm it.',
    zh: '报价后价格或优惠有变化，请核对新的金额后再确认。',
  },
  NO_LINES: { class: 'input', en: 'There are no lines. Add at least one.', zh: '单据中没有商品，请至少添加一行。' },
  TWICE: { class: 'input', en: 'This is named twice. Keep one of them.', zh: '此项重复，请只保留一个。' },
  // who asks
  UNAUTHENTICATED: {
    class: 'auth',
    en: 'You are not signed in, or the session has ended. Sign in again.',
    zh: '尚未登录或登录已过期，请重新登录。',
  },
  SIGN_IN_FAILED: {
    class: 'auth',
    en: 'E-mail or password is wrong. Try again, or ask your manager to reset it.',
    zh: '邮箱或密码不正确，请重试，或请上级重置密码。',
  },
  SECOND_FACTOR_REQUIRED: {
    class: 'auth',
    en: 'This account needs a code from the authenticator app. Enter the 6 digits.',
    zh: '该账号需要动态验证码，请输入 6 位数字。',
  },
  LOCKED_OUT: {
    class: 'auth',
    en: 'Too many wrong tries. Wait {minutes} minutes, or ask your manager to unlock the account.',
    zh: '错误次数过多，请等待 {minutes} 分钟，或请上级解锁账号。',
  },
  SAY_SO_WRONG: {
    class: 'input',
    en: "The supervisor's e-mail or password is wrong. Enter them again.",
    zh: '主管的邮箱或密码不正确，请重新输入。',
  },
  SAY_SO_FACTOR: {
    class: 'forbidden',
    en: '{name} signs in with a code from the authenticator app and cannot say so by password alone. Ask another supervisor, or let {name} do it.',
    zh: '{name} 的账号启用了动态验证码，不能仅凭密码授权。请由其他主管授权，或由 {name} 本人操作。',
  },
  SAY_SO_FORBIDDEN: {
    class: 'forbidden',
    en: '{name} may not allow this either. Ask somebody who may.',
    zh: '{name} 也没有此项权限，请由有权限的人员授权。',
  },
  FORBIDDEN: {
    class: 'forbidden',
    en: 'Your role does not allow this. Ask your manager if you need it.',
    zh: '您的角色没有此权限，如有需要请联系上级。',
  },
  OUT_OF_BRANCH: {
    class: 'forbidden',
    en: 'This belongs to another branch. Ask someone of that branch or of the head office.',
    zh: '该数据属于其他机构，请联系该机构或总部人员。',
  },
  NOT_FOUND: {
    class: 'notFound',
    en: 'This was not found. It may be removed or belong to another branch; choose again from the list.',
    zh: '未找到，可能已删除或属于其他机构，请从列表重新选择。',
  },
  // state
  DUPLICATE: {
    class: 'conflict',
    en: '"{value}" is already in use. Open the existing record or choose another value.',
    zh: '“{value}”已被使用，请打开已有记录或换一个值。',
  },
  IDEMPOTENCY_MISMATCH: {
    class: 'conflict',
    en: 'This key was used before for a different request. Nothing was changed; send the new request with a new key.',
    zh: '该幂等键已用于另一个请求，数据未变更；请为新请求使用新的键。',
  },
  VERSION_CONFLICT: {
    class: 'conflict',
    en: 'Someone changed this in the meantime. Load it again and repeat your change.',
    zh: '内容已被他人修改，请重新载入后再操作。',
  },
  ARCHIVED: {
    class: 'conflict',
    en: 'This is archived and cannot be used or changed. Restore it first.',
    zh: '已归档，无法使用或修改，请先恢复。',
  },
  IN_USE: {
    class: 'conflict',
    en: 'This is still used by {count} others. Move them first, or archive it instead.',
    zh: '仍被 {count} 项引用，请先迁移，或改为归档。',
  },
  WOULD_LOOP: {
    class: 'conflict',
    en: 'This would place it below itself. Choose a parent outside its own branch.',
    zh: '不能放在自身之下，请选择其他上级。',
  },
  HEAD_OFFICE_ONLY: {
    class: 'conflict',
    en: 'This role is for people of the head office. Choose another role, or move the employee there first.',
    zh: '该角色仅限总部人员，请更换角色，或先将员工调至总部。',
  },
  NO_ACCOUNT: {
    class: 'conflict',
    en: 'This employee has no account to sign in with. Open one first.',
    zh: '该员工没有登录账号，请先开通。',
  },
  LAST_OWNER: { class: 'conflict', en: 'This is the last owner. Name another owner first.', zh: '这是最后一位所有者，请先指定另一位。' },
  INSUFFICIENT_STOCK: {
    class: 'conflict',
    en: 'Only {available} of {product} are left, {asked} are asked for. Lower the quantity or receive stock first.',
    zh: '{product} 仅余 {available}，需要 {asked}，请减少数量或先入库。',
  },
  STOCK_BELOW_ZERO: {
    class: 'conflict',
    en: 'In {count} stores the stock of this is below zero. Count it there first.',
    zh: '有 {count} 家门店的库存低于零，请先盘点。',
  },
  SAME_STORE: {
    class: 'input',
    en: 'Goods cannot go from a store to itself. Choose another store.',
    zh: '调出与调入不能是同一门店，请选择其他门店。',
  },
  NO_STOCK_KEPT: {
    class: 'conflict',
    en: 'No stock is kept of {product}. Change that at the product first.',
    zh: '{product} 不管理库存，请先在商品中修改。',
  },
  REFUND_EXCEEDS_SALE: {
    class: 'conflict',
    en: '{asked} cannot be returned: only {left} of this line are left to return. Lower the quantity.',
    zh: '无法退 {asked}：该行仅剩 {left} 可退，请减少数量。',
  },
  // limits of the API
  QUERY_TOO_DEEP: {
    class: 'limit',
    en: 'The query is {depth} levels deep; {max} are allowed. Split it.',
    zh: '查询嵌套 {depth} 层，上限 {max} 层，请拆分查询。',
  },
  QUERY_TOO_COSTLY: {
    class: 'limit',
    en: 'The query costs {cost}; {max} is allowed. Ask for fewer fields or smaller pages.',
    zh: '查询代价 {cost}，上限 {max}，请减少字段或每页行数。',
  },
  QUERY_TOO_BROAD: {
    class: 'limit',
    en: 'The query has {breadth} fields side by side; {max} are allowed. Split it.',
    zh: '查询同层字段 {breadth} 个，上限 {max} 个，请拆分查询。',
  },
  TIME_BUDGET: {
    class: 'limit',
    en: 'This combination takes too long to compute. Choose a shorter period or fewer filters.',
    zh: '该组合计算时间过长，请缩短时间段或减少筛选条件。',
  },
  RATE_LIMIT: { class: 'limit', en: 'Too many requests. Try again in {seconds} seconds.', zh: '请求过于频繁，请在 {seconds} 秒后重试。' },
  // ours
  INTERNAL: {
    class: 'internal',
    en: 'Something went wrong on our side; nothing was changed. Try again, and quote {requestId} if it stays.',
    zh: '系统出错，数据未变更。请重试；若仍出现，请提供编号 {requestId}。',
  },
  RESYNC: {
    class: 'conflict',
    en: 'What happened since then is no longer kept. Load the page again to see how things are now.',
    zh: '此后的变化已不再保留，请重新载入页面查看当前状态。',
  },
  UNAVAILABLE: {
    class: 'internal',
    en: 'The database does not answer at the moment. Try again in a minute.',
    zh: '数据库暂时无响应，请一分钟后重试。',
  },
} as const satisfies Record<string, ErrorText>;
