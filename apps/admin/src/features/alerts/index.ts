export { AlertList as list } from './AlertList.tsx';
