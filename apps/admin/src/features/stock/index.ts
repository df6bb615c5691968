export { StockList as list } from './StockList.tsx';
export { StockShow as show } from './StockShow.tsx';
