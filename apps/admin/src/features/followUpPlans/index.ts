export { FollowUpPlanCreate as create, FollowUpPlanEdit as edit } from './FollowUpPlanForm.tsx';
export { FollowUpPlanList as list } from './FollowUpPlanList.tsx';
