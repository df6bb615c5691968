export { CardList as list } from './CardList.tsx';
export { CardShow as show } from './CardShow.tsx';
