export { SegmentCreate as create, SegmentEdit as edit } from './SegmentForm.tsx';
export { SegmentList as list } from './SegmentList.tsx';
export { SegmentShow as show } from './SegmentShow.tsx';
