export { TagCategoryCreate as create, TagCategoryEdit as edit } from './TagCategoryForm.tsx';
export { TagCategoryList as list } from './TagCategoryList.tsx';
