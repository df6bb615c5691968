export { PromotionCreate as create, PromotionEdit as edit } from './PromotionForm.tsx';
export { PromotionList as list } from './PromotionList.tsx';
