export { CaseList as list } from './CaseList.tsx';
