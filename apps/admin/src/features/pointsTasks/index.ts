export { PointsTaskCreate as create, PointsTaskEdit as edit } from './PointsTaskForm.tsx';
export { PointsTaskList as list } from './PointsTaskList.tsx';
