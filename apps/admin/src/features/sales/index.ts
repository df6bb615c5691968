export { SaleList as list } from './SaleList.tsx';
export { SaleShow as show } from './SaleShow.tsx';
