export { MemberCreate as create, MemberEdit as edit } from './MemberForm.tsx';
export { MemberList as list } from './MemberList.tsx';
export { MemberShow as show } from './MemberShow.tsx';
