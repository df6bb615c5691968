export { CardTypeCreate as create, CardTypeEdit as edit } from './CardTypeForm.tsx';
export { CardTypeList as list } from './CardTypeList.tsx';
