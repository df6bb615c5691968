export { StockList as list } from './StockList.tsx';
