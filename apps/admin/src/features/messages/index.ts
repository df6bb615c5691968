export { MessageList as list } from './MessageList.tsx';
