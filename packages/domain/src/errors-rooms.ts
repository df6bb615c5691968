import type { ErrorText } from './error-text.ts';

/** What a single room may answer with. */
export const ROOM_ERRORS = {
  // till
  SHIFT_OPEN: {
    class: 'conflict',
    en: 'Till {till} has a shift of {name} that is still open. Close it first, or choose another till.',
    zh: '收银台 {till} 有 {name} 的班次尚未结束，请先交班或更换收银台。',
  },
  SHIFT_ELSEWHERE: {
    class: 'conflict',
    en: 'You have an open shift at till {till}. Close it first.',
    zh: '您在收银台 {till} 的班次尚未结束，请先交班。',
  },
  SHIFT_CLOSED: {
    class: 'conflict',
    en: 'This shift is closed. Open a new one to go on.',
    zh: '该班次已结束，请先开班。',
  },
  SHIFT_OF_ANOTHER: {
    class: 'forbidden',
    en: 'This shift is of somebody else. Open your own one, or ask a manager.',
    zh: '该班次属于其他收银员，请开启自己的班次或联系店长。',
  },
  DRAWER_SHORT: {
    class: 'conflict',
    en: 'By the books the drawer holds less than {amount}. Correct the amount, or pay in first what the books lack.',
    zh: '账面上钱箱现金不足 {amount}，请更正金额，或先存入账面缺少的现金。',
  },
  NOT_OF_SHIFT: {
    class: 'input',
    en: 'The store or till is not the one of the shift. Use those of the shift.',
    zh: '门店或收银台与班次不符，请与班次保持一致。',
  },
  EMPTY_BILL: {
    class: 'input',
    en: 'The bill has nothing in it. Add a sale, a top-up, a pass or a card.',
    zh: '账单为空，请添加商品、充值、次卡或会员卡。',
  },
  BASKET_GONE: {
    class: 'conflict',
    en: 'Somebody else took this basket up already.',
    zh: '该挂单已被取走。',
  },
  // imports
  UNREADABLE_FILE: {
    class: 'input',
    en: 'The file cannot be read as CSV or XLSX. Save it again in one of these formats.',
    zh: '文件无法按 CSV 或 XLSX 读取，请另存为其中一种格式。',
  },
  FILE_TOO_LARGE: {
    class: 'limit',
    en: 'The file is larger than {max} MB. Split it and import the parts.',
    zh: '文件超过 {max} MB，请拆分后分别导入。',
  },
  UNKNOWN_MAPPING: {
    class: 'notFound',
    en: 'There is no mapping called "{name}". Choose one of: {known}.',
    zh: '没有名为“{name}”的映射，可选：{known}。',
  },
  UNKNOWN_COLUMN: {
    class: 'input',
    en: 'The file has no column "{column}", which the mapping needs. Choose another mapping or rename the column.',
    zh: '文件缺少映射所需的列“{column}”，请更换映射或修改列名。',
  },
  UNMAPPED_FIELD: {
    class: 'input',
    en: 'No column is mapped to "{target}", which is required. Map one.',
    zh: '必填项“{target}”没有对应的列，请指定。',
  },
  EMPTY_FILE: {
    class: 'input',
    en: 'The file has no rows below its header. Check that it is the right one.',
    zh: '文件除表头外没有数据，请检查是否选错。',
  },
  EMPTY_ROW: { class: 'input', en: 'The row is empty and was left out.', zh: '空行，已略过。' },
  ROW_WIDTH: {
    class: 'input',
    en: 'The row has {found} columns, the header has {expected}. Check quotes and separators in this row.',
    zh: '该行有 {found} 列，表头有 {expected} 列，请检查引号和分隔符。',
  },
  ZERO_QUANTITY: {
    class: 'input',
    en: 'The quantity is zero, and the mapping says to refuse such rows.',
    zh: '数量为零，按映射规则拒绝。',
  },
  UNKNOWN_STORE: {
    class: 'notFound',
    en: 'There is no store "{value}". Create it first or correct the name.',
    zh: '没有门店“{value}”，请先创建或更正名称。',
  },
  UNKNOWN_PRODUCT: {
    class: 'notFound',
    en: 'There is no product "{value}". Import products first or let the mapping create them.',
    zh: '没有商品“{value}”，请先导入商品，或在映射中允许自动创建。',
  },
  UNKNOWN_MEMBER: {
    class: 'notFound',
    en: 'There is no member "{value}". Import members first or let the mapping create them.',
    zh: '没有会员“{value}”，请先导入会员，或在映射中允许自动创建。',
  },
  UNKNOWN_SALE: {
    class: 'notFound',
    en: 'There is no sale "{value}" to return. Import the sales first or correct the number.',
    zh: '没有可退的销售单“{value}”，请先导入销售或更正单号。',
  },
  UNKNOWN_EMPLOYEE: {
    class: 'notFound',
    en: 'There is no employee "{value}". Add them to the staff first or correct the number.',
    zh: '没有员工“{value}”，请先添加员工或更正工号。',
  },
  UNKNOWN_LEVEL: {
    class: 'notFound',
    en: 'There is no level "{value}". Use the code or the name of a level.',
    zh: '没有等级“{value}”，请使用等级的编码或名称。',
  },
  UNKNOWN_WORD: {
    class: 'input',
    en: '"{value}" is none of the words that the mapping knows for this column. Correct it or extend the mapping.',
    zh: '“{value}”不在映射认识的取值中，请更正或补充映射。',
  },
  NEGATIVE_QUANTITY: {
    class: 'input',
    en: 'The quantity "{value}" is negative, and this is not allowed here. Correct it, or let the mapping read it as a return.',
    zh: '数量“{value}”为负，此处不允许，请更正，或在映射中设为退货。',
  },
  AMOUNT_SIGN: {
    class: 'input',
    en: 'The amount "{value}" has the wrong sign. A sale is not negative, a return is not positive.',
    zh: '金额“{value}”的正负号不对：销售不能为负，退货不能为正。',
  },
  BAD_RATE: {
    class: 'input',
    en: '"{value}" is not a discount rate. Write 0.2 for 20% off; it is below 1.',
    zh: '“{value}”不是有效的折扣率，请填写小于 1 的小数，例如八折填 0.2。',
  },
  BAD_TIME: {
    class: 'input',
    en: '"{value}" is not a time of day. Write it as 17:30.',
    zh: '“{value}”不是有效时间，请按 17:30 的格式填写。',
  },
  DUPLICATE_IN_FILE: {
    class: 'conflict',
    en: '"{value}" stands in the file before, in row {row}. The first one counts.',
    zh: '“{value}”在文件第 {row} 行已出现，以先出现的为准。',
  },
  SALE_REFUNDED: {
    class: 'conflict',
    en: 'The sale "{value}" was returned before. Nothing is left to return.',
    zh: '销售单“{value}”已退过，没有可退的内容。',
  },
  SALE_TOO_LONG: {
    class: 'input',
    en: 'More than {max} rows come out as one sale. Choose other columns for the sale in the mapping.',
    zh: '超过 {max} 行被归为同一张销售单，请在映射中更换单据列。',
  },
  IMPORT_RUNNING: {
    class: 'conflict',
    en: 'This import is already running. Wait until it ends, or cancel it.',
    zh: '该导入正在进行，请等待结束或取消。',
  },
  IMPORT_FILE_DELETED: {
    class: 'notFound',
    en: 'This file is gone: files are deleted {days} days after their last import. Upload it again.',
    zh: '该文件已删除：文件在最后一次导入结束 {days} 天后自动删除，请重新上传。',
  },
  IMPORT_FINISHED: {
    class: 'conflict',
    en: 'This import has ended and cannot be changed. Start a new one.',
    zh: '该导入已结束，无法更改，请新建导入。',
  },
  IMPORT_CANCELLED: {
    class: 'conflict',
    en: 'This import was cancelled. The rows written before stay; start it again to go on.',
    zh: '该导入已取消，已写入的数据保留；重新开始即可继续。',
  },
  // alerts
  ALERT_CLOSED: {
    class: 'conflict',
    en: 'The cause of this alert is gone, so it cannot be opened again. It comes back by itself if the cause does.',
    zh: '该提醒的原因已消除，无法重新打开；若再次出现会自动提醒。',
  },
  NOT_LATER: {
    class: 'input',
    en: 'This must lie between now and {max}. Choose a later time.',
    zh: '时间须在现在与 {max} 之间，请重新选择。',
  },
  // counts, purchasing
  COUNT_OPEN: {
    class: 'conflict',
    en: 'This store is being counted already: "{name}" is open. Close or cancel it first.',
    zh: '该门店已有进行中的盘点“{name}”，请先完成或作废。',
  },
  COUNT_ENDED: {
    class: 'conflict',
    en: 'This count has ended and cannot be changed. Open a new one.',
    zh: '该盘点已结束，无法更改，请新建盘点。',
  },
  NOTHING_COUNTED: {
    class: 'conflict',
    en: 'Nothing was counted yet. Enter what is on the shelf, or cancel the count.',
    zh: '尚未录入任何实盘数量，请先录入，或作废该盘点。',
  },
  NOT_OFFERED: {
    class: 'conflict',
    en: 'This supplier does not offer {product}. Add it to the supplier first, or choose another one.',
    zh: '该供应商不供应{product}，请先在供应商中添加，或更换供应商。',
  },
  WHOLE_PACKS: {
    class: 'input',
    en: '{product} is ordered in packs of {pack}. Enter a multiple of it.',
    zh: '{product}按每件 {pack} 订货，请填写其整数倍。',
  },
  ORDER_STATE: {
    class: 'conflict',
    en: 'The order has moved on, and this can no longer be done with it. Load it again to see where it stands.',
    zh: '采购单状态已变化，无法再进行此操作，请重新载入查看。',
  },
  OVER_RECEIPT: {
    class: 'conflict',
    en: 'Only {left} of {product} are still to come, {asked} are entered. Correct it, or say that more was delivered.',
    zh: '{product} 仅剩 {left} 待收，录入了 {asked}，请更正，或确认超量收货。',
  },
  // deliveries
  NOT_THE_BUYER: {
    class: 'input',
    en: 'This member did not make the purchase that is delivered. Leave the member out, or choose another sale.',
    zh: '该会员不是此销售单的购买者，请不填会员，或选择其他销售单。',
  },
  DELIVERY_STEP: {
    class: 'conflict',
    en: 'This cannot be done with a delivery as it stands now. Load it again to see what can be done.',
    zh: '该配送单当前状态不支持此操作，请刷新后查看可用操作。',
  },
  // performance
  MONTH_OVER: {
    class: 'conflict',
    en: 'This month is over, so its goals stay as they are. Set goals for this month or a later one.',
    zh: '该月已结束，目标不能再更改，请设置本月或之后月份的目标。',
  },
  // conditions
  BAD_CONDITION: {
    class: 'input',
    en: 'This part of the condition cannot be understood. Choose it again.',
    zh: '条件中的此部分无法识别，请重新选择。',
  },
  UNKNOWN_ATTRIBUTE: {
    class: 'input',
    en: '"{attribute}" is nothing that can be asked of a member. Choose another attribute.',
    zh: '“{attribute}”不是可用的条件项，请选择其他条件项。',
  },
  BAD_OPERATOR: {
    class: 'input',
    en: 'This comparison does not fit here. Choose one of: {known}.',
    zh: '此处不能使用该比较方式，可选：{known}。',
  },
  CONDITION_TOO_DEEP: {
    class: 'limit',
    en: 'Groups stand in groups more than {max} deep. Make the condition flatter.',
    zh: '条件嵌套超过 {max} 层，请减少层级。',
  },
  CONDITION_TOO_LONG: {
    class: 'limit',
    en: 'There are more than {max} conditions. Remove some, or split them over two segments.',
    zh: '条件超过 {max} 条，请删减或拆成两个分群。',
  },
  CONDITION_TOO_COSTLY: {
    class: 'limit',
    en: 'Counting this would take too long: it costs {cost}, and {max} are allowed. Ask less of purchases, or of the last 90 days only.',
    zh: '条件计算量过大：需 {cost}，上限 {max}。请减少购买类条件，或限定在最近 90 天内。',
  },
} as const satisfies Record<string, ErrorText>;
