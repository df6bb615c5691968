export { MessageTemplateCreate as create, MessageTemplateEdit as edit } from './MessageTemplateForm.tsx';
export { MessageTemplateList as list } from './MessageTemplateList.tsx';
