export { PendingList as list } from './PendingList.tsx';
