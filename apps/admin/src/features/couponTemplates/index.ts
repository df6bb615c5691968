export { TemplateCreate as create, TemplateEdit as edit } from './TemplateForm.tsx';
export { TemplateList as list } from './TemplateList.tsx';
export { TemplateShow as show } from './TemplateShow.tsx';
