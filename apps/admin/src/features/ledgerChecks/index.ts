export { CheckList as list } from './CheckList.tsx';
