import { graphql } from '../../gql/gql.ts';

export const CreatePurchaseOrdersDocument = graphql(`
  mutation CreatePurchaseOrders($orders: [CreatePurchaseOrderInput!]!, $idempotencyKey: String!) {
    createPurchaseOrders(orders: $orders, idempotencyKey: $idempotencyKey) {
      id
      number
    }
  }
`);

export const UpdatePurchaseOrderDocument = graphql(`
  mutation UpdatePurchaseOrder($id: ID!, $input: UpdatePurchaseOrderInput!) {
    updatePurchaseOrder(id: $id, input: $input) {
      id
    }
  }
`);

export const SendPurchaseOrderDocument = graphql(`
  mutation SendPurchaseOrder($id: ID!) {
    sendPurchaseOrder(id: $id) {
      id
      state
    }
  }
`);

export const CancelPurchaseOrderDocument = graphql(`
  mutation CancelPurchaseOrder($id: ID!) {
    cancelPurchaseOrder(id: $id) {
      id
      state
    }
  }
`);

export const FinishPurchaseOrderDocument = graphql(`
  mutation FinishPurchaseOrder($id: ID!) {
    finishPurchaseOrder(id: $id) {
      id
      state
    }
  }
`);

export const ReceiveGoodsDocument = graphql(`
  mutation ReceiveGoods($input: ReceiveGoodsInput!, $idempotencyKey: String!) {
    receiveGoods(input: $input, idempotencyKey: $idempotencyKey) {
      id
      state
    }
  }
`);
