export { ShiftList as list } from './ShiftList.tsx';
