export { EmployeeCreate as create, EmployeeEdit as edit } from './EmployeeForm.tsx';
export { EmployeeList as list } from './EmployeeList.tsx';
