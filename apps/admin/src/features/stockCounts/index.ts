export { CountList as list } from './CountList.tsx';
export { CountShow as show } from './CountShow.tsx';
