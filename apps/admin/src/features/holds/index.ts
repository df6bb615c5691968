export { HoldList as list } from './HoldList.tsx';
