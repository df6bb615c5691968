export { LevelCreate as create, LevelEdit as edit } from './LevelForm.tsx';
export { LevelList as list } from './LevelList.tsx';
