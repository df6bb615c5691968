export { ImportList as list } from './ImportList.tsx';
export { ImportShow as show } from './ImportShow.tsx';
export { ImportWizard as create } from './ImportWizard.tsx';
