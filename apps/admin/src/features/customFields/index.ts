export { CustomFieldCreate as create, CustomFieldEdit as edit } from './CustomFieldForm.tsx';
export { CustomFieldList as list } from './CustomFieldList.tsx';
