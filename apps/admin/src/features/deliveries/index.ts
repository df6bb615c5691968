export { DeliveryList as list } from './DeliveryList.tsx';
