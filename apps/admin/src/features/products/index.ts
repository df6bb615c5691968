export { ProductCreate as create, ProductEdit as edit } from './ProductForm.tsx';
export { ProductList as list } from './ProductList.tsx';
