export { RuleCreate as create, RuleEdit as edit } from './RuleForm.tsx';
export { RuleList as list } from './RuleList.tsx';
