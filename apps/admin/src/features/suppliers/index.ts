export { SupplierCreate as create, SupplierEdit as edit } from './SupplierForm.tsx';
export { SupplierList as list } from './SupplierList.tsx';
export { SupplierShow as show } from './SupplierShow.tsx';
