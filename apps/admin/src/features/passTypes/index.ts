export { PassTypeCreate as create, PassTypeEdit as edit } from './PassTypeForm.tsx';
export { PassTypeList as list } from './PassTypeList.tsx';
