export { PointsConversionCreate as create, PointsConversionEdit as edit } from './PointsConversionForm.tsx';
export { PointsConversionList as list } from './PointsConversionList.tsx';
