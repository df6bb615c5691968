export { CategoryCreate as create, CategoryEdit as edit } from './CategoryForm.tsx';
export { CategoryList as list } from './CategoryList.tsx';
