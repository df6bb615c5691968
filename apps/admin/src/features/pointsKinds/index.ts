export { PointsKindCreate as create, PointsKindEdit as edit } from './PointsKindForm.tsx';
export { PointsKindList as list } from './PointsKindList.tsx';
