export { OrgCreate as create, OrgEdit as edit } from './OrgForm.tsx';
export { OrgList as list } from './OrgList.tsx';
