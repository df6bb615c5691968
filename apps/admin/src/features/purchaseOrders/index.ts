export { OrderCreate as create } from './OrderCreate.tsx';
export { OrderList as list } from './OrderList.tsx';
export { OrderShow as show } from './OrderShow.tsx';
