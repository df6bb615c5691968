export { PackageCreate as create, PackageEdit as edit } from './PackageForm.tsx';
export { PackageList as list } from './PackageList.tsx';
