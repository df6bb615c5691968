export { ContactList as list } from './ContactList.tsx';
