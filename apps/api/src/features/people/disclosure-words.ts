import type { Title } from '@regulars/domain/permission-titles';

/** "key English 中文" a line. */
const dictionary = (text: string): Readonly<Record<string, Title>> =>
  Object.fromEntries(
    text
      .trim()
      .split('\n')
      .map((line) => {
        const [key = '', en = '', zh = ''] = line.split('|').map((part) => part.trim());
        return [key, { en, zh }];
      }),
  );

/** What the columns are called that a person reads. */
export const COLUMNS = dictionary(`
number | Number | 编号
name | Name | 名称
kind | Kind | 类型
gender | Gender | 性别
birthday | Birthday | 生日
phone | Phone | 手机号
email | E-mail | 邮箱
address | Address | 地址
language | Language | 语言
source | Source | 来源
store | Store | 门店
level | Level | 等级
recruiter | Won by | 推广人
note | Note | 备注
joined_on | Joined | 入会日期
origin | Origin | 数据来源
created_at | Written down | 创建时间
updated_at | Changed | 更新时间
archived_at | Out of use since | 停用时间
value | Value | 值
relation | Relation | 关系
date | Day | 日期
identifier | Plate or serial number | 车牌或序列号
since | Since | 开始时间
type | Type | 类型
reason | Reason | 原因
tagged_at | Put on | 打标签时间
expires_on | Last day | 有效期至
automatic | Automatic | 自动
at | When | 时间
employee | By whom | 操作人
ladder | Ladder | 等级体系
cause | Cause | 原因
until | Until | 截止
review_on | Reviewed on | 复评日期
before | Before | 变更前
state | State | 状态
issued_on | Issued | 发卡日期
limit_day | Limit a day | 日限额
limit_month | Limit a month | 月限额
limit_total | Limit in all | 总限额
act | What | 操作
fee | Fee | 费用
amount | Amount | 金额
employer | Employer | 工作单位
income | Income | 收入
credit_score | Credit score | 信用评分
credit_limit | Credit limit | 信用额度
credit_note | Credit check | 征信说明
held | Balance | 余额
opened_at | Opened | 开始时间
moved | Amount | 数额
reference | Reference | 凭证号
ended_at | Ended | 结束时间
due_on | Due | 到期日
times | Times | 次数
day | Day | 日期
code | Code | 券码
starts_on | First day | 生效日期
issued_at | Given | 发放时间
channel | Channel | 渠道
quantity | Quantity | 数量
discount | Taken off | 优惠
product | Product | 商品
unit_price | Price | 单价
method | Method | 方式
recipient | Recipient | 收货人
direction | Direction | 方向
outcome | Outcome | 结果
text | Text | 内容
result | Result | 结果
subject | Subject | 主题
detail | Detail | 详情
rating | Rating | 评分
closed_at | Closed | 结束时间
granted | Allowed | 是否同意
purpose | Purpose | 用途
severity | Severity | 级别
words_en | What (English) | 事项（英文）
words_zh | What (Chinese) | 事项（中文）
first_purchase | First purchase | 首次消费
last_purchase | Last purchase | 最近消费
orders | Orders | 消费次数
refunds | Refunds | 退货次数
undone_at | Undone | 撤销时间
`);

/** What the words of our tables mean; of those that stand for more than one thing, what fits all. */
export const WORDS = dictionary(`
PERSON | Person | 个人
ORGANISATION | Organisation | 企业/团体
FEMALE | Female | 女
MALE | Male | 男
OTHER | Other | 其他
COUNTER | Store counter | 门店
CALL_CENTRE | Call centre | 呼叫中心
WEBSITE | Website | 网站
APP | App | 小程序
SERVICE_WINDOW | Service window | 服务窗
IMPORT | Import | 导入
PARTNER | Partner | 合作方
LIVE | Live | 实时
NUMBER | Member number | 会员号
PHONE | Phone | 手机号
CARD | Card | 会员卡
EXTERNAL | Elsewhere | 外部编号
REGISTERED | By what a member does | 注册等级
PAID | Paid | 付费等级
STORED_VALUE | Stored value | 储值
SALE | Sale | 销售
REFUND | Refund | 退货
STORE | Store | 门店
CASH | Cash | 现金
BANK_CARD | Bank card | 银行卡
WECHAT_PAY | WeChat Pay | 微信支付
ALIPAY | Alipay | 支付宝
TRANSFER | Transfer | 转账
POINTS | Points | 积分
SPOUSE | Spouse | 配偶
CHILD | Child | 子女
PARENT | Parent | 父母
SIBLING | Sibling | 兄弟姐妹
VEHICLE | Vehicle | 车辆
ACTIVE | In use | 使用中
ISSUED | Issued | 已发放
LOST | Lost | 挂失
FROZEN | Frozen | 冻结
EXPIRED | Expired | 已过期
CLOSED | Closed | 已关闭
REPLACED | Replaced | 已补换
ADDED | Put on | 添加
REMOVED | Taken off | 移除
CALL | Call | 电话
VISIT | Visit | 到店
SMS | Text message | 短信
EMAIL | E-mail | 邮件
WECHAT | WeChat | 微信
IN | From the member | 会员联系
OUT | To the member | 联系会员
OPEN | Open | 未完成
DONE | Done | 已完成
WAITING | Waiting | 待处理
APPROVED | Approved | 已通过
REFUSED | Refused | 已拒绝
CANCELLED | Cancelled | 已取消
QUEUED | Waiting | 待发送
SENT | Sent | 已发送
FAILED | Failed | 发送失败
SUPPRESSED | Not sent | 未发送
MARKETING | Advertising | 营销
SERVICE | Service | 服务
TOP_UP | Top-up | 充值
SPEND | Spent | 消费
EARN | Earned | 获得
EXPIRE | Expired | 过期
ADJUST | Adjusted | 调整
OPENING | Opening balance | 期初余额
TRANSFER_IN | Transfer in | 转入
TRANSFER_OUT | Transfer out | 转出
REDEEMED | Used | 已使用
RULE | By rule | 按规则
UPGRADE | Upgrade | 升级
ISSUE | Issued | 发卡
RENEW | Renewed | 续期
REACHED | Reached | 已联系上
PLANNED | Planned | 已安排
GRANT | Granted | 授予
CYCLE_BROKEN | Rhythm of buying broken | 消费周期异常
WARNING | Warning | 警告
DELIVERED | Delivered | 已送达
MESSAGE | Message | 消息
SPEND_REFUND | Spent, given back | 消费退回
`);
