export { ApprovalList as list } from './ApprovalList.tsx';
