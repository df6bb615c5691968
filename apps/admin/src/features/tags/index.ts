export { TagCreate as create, TagEdit as edit } from './TagForm.tsx';
export { TagList as list } from './TagList.tsx';
