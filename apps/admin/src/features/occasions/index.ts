export { OccasionList as list } from './OccasionList.tsx';
