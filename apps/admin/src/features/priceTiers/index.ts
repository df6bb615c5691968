export { PriceTierCreate as create, PriceTierEdit as edit } from './PriceTierForm.tsx';
export { PriceTierList as list } from './PriceTierList.tsx';
