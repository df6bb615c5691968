export { CallList as list } from './CallList.tsx';
