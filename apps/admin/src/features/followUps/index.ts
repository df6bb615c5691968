export { FollowUpList as list } from './FollowUpList.tsx';
