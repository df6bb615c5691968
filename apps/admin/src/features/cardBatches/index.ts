export { BatchList as list } from './BatchList.tsx';
