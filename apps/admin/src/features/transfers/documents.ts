import { graphql } from '../../gql/gql.ts';

export const TransferStockDocument = graphql(`
  mutation TransferStock($input: TransferStockInput!, $idempotencyKey: String!) {
    transferStock(input: $input, idempotencyKey: $idempotencyKey) {
      id
      onHand
    }
  }
`);
