import type { ErrorText } from './error-text.ts';

/** What has to do with coupons and promotions. */
export const COUPON_ERRORS = {
  COUPON_GONE: {
    class: 'conflict',
    en: 'The coupon "{name}" cannot be used any more: it is used, expired or void. Choose another one, or pay without it.',
    zh: '优惠券“{name}”已使用、过期或作废，请选择其他优惠券或不使用。',
  },
  COUPON_NOT_IN_HAND: {
    class: 'conflict',
    en: 'No coupon that can be used here today belongs to this. Check it, or leave it out.',
    zh: '没有找到今天可在此使用的优惠券，请核对或移除。',
  },
  COUPON_USED_UP: {
    class: 'conflict',
    en: 'All uses of "{name}" are taken, or its budget is spent. Choose another one, or pay without it.',
    zh: '“{name}”的使用名额或预算已用完，请选择其他优惠或不使用。',
  },
  COUPON_STATE: {
    class: 'conflict',
    en: 'This cannot be done with the coupon as it stands now. Look at its history.',
    zh: '该优惠券当前状态不支持此操作，请查看其记录。',
  },
  COUPON_TERM_OVER: {
    class: 'conflict',
    en: 'These coupons could be used until {until} only, so none are given any more. Publish a version with a later day first.',
    zh: '该券有效期已于 {until} 结束，无法继续发放，请先发布新的有效期。',
  },
  COUPON_NOT_PUBLISHED: {
    class: 'conflict',
    en: 'No version of this template is published. Publish one first.',
    zh: '该券模板没有已发布的版本，请先发布。',
  },
  COUPON_ALL_GIVEN: {
    class: 'conflict',
    en: 'Only {left} more coupons of this template may be given. Raise its limit, or give fewer.',
    zh: '该券模板仅剩 {left} 张可发放，请提高发放上限或减少数量。',
  },
  COUPON_MEMBER_LIMIT: {
    class: 'conflict',
    en: 'A member may be given {max} of these coupons, and this one would have more.',
    zh: '每位会员最多可得 {max} 张该券，此会员将超出上限。',
  },
  COUPON_NOT_CLAIMABLE: {
    class: 'conflict',
    en: 'This coupon cannot be claimed today. It is given by staff, or its days of claiming are over.',
    zh: '该券当前不可领取，可能仅由门店发放或领取期已过。',
  },
  COUPON_NOT_TRANSFERABLE: {
    class: 'conflict',
    en: 'Coupons of this template cannot be handed on to another member.',
    zh: '该券不可转赠给其他会员。',
  },
  COUPON_CODE_MISTYPED: {
    class: 'input',
    en: 'One sign of the code is wrong. Compare it with what is printed.',
    zh: '券码有误，请与券面核对后重新输入。',
  },
  COUPON_CODE_UNKNOWN: {
    class: 'notFound',
    en: 'No coupon has this code. Compare it with what is printed.',
    zh: '未找到该券码，请与券面核对。',
  },
  COUPON_CODE_USED: {
    class: 'conflict',
    en: 'This code was redeemed before, or is void. Use another one.',
    zh: '该券码已兑换或已作废，请使用其他券码。',
  },
  COUPON_CODES_BAD: {
    class: 'input',
    en: '{count} of these are no codes of 8 to 32 letters and digits, for example “{first}”. Mend them, or remove them from the list.',
    zh: '其中 {count} 个不是 8 至 32 位字母或数字的券码（如“{first}”），请修改或从列表中删除。',
  },
  COUPON_CODES_TAKEN: {
    class: 'conflict',
    en: '{count} of these codes stand here already, for example {first}. Remove them from the list.',
    zh: '其中 {count} 个券码已存在（如 {first}），请从列表中删除。',
  },
  SEGMENT_EMPTY: {
    class: 'conflict',
    en: 'Nobody of your branch is in this segment now. Choose another one.',
    zh: '该客群当前没有您所辖的会员，请选择其他客群。',
  },
  OFFER_NO_DRAFT: {
    class: 'conflict',
    en: 'There is no draft to publish. Change something first.',
    zh: '没有可发布的草稿，请先修改。',
  },
  OFFER_VALIDITY: {
    class: 'input',
    en: 'Either two days or a number of days: both cannot hold. Empty one of them.',
    zh: '固定日期与领取后天数只能二选一，请清空其中一项。',
  },
} as const satisfies Record<string, ErrorText>;
