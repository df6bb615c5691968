/** 救援、服务、投诉、咨询 */
export const CASE_KINDS = ['RESCUE', 'SERVICE', 'COMPLAINT', 'ENQUIRY'] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

export const CASE_STATES = ['OPEN', 'DONE', 'CANCELLED'] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** 登录、签到、参与活动、评价、分享 */
export const ACTIVITY_KINDS = ['SIGN_IN', 'CHECK_IN', 'PARTICIPATION', 'REVIEW', 'SHARE'] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** How content somebody was: 1 to 5. */
export const MAX_RATING = 5;
