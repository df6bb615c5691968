export { MovementList as list } from './MovementList.tsx';
