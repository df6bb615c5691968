export { ApplicationList as list } from './ApplicationList.tsx';
