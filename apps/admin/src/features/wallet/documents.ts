import { graphql } from '../../gql/gql.ts';

export const TopUpRefundDocument = graphql(`
  query TopUpRefund($entryId: ID!, $amount: Money) {
    topUpRefund(entryId: $entryId, amount: $amount) {
      left
      amount
      paidOut
      withheld
      bonusBack
      pointsBack
      couponsBack
      needsApproval
    }
  }
`);

export const RefundTopUpDocument = graphql(`
  mutation RefundTopUp($input: RefundTopUpInput!, $idempotencyKey: String!) {
    refundTopUp(input: $input, idempotencyKey: $idempotencyKey) {
      entry {
        id
      }
      approval {
        id
      }
    }
  }
`);

export const TransferValueDocument = graphql(`
  mutation TransferValue($input: TransferValueInput!, $idempotencyKey: String!) {
    transferValue(input: $input, idempotencyKey: $idempotencyKey) {
      approval {
        id
      }
    }
  }
`);

export const FreezeAccountDocument = graphql(`
  mutation FreezeAccount($id: ID!, $reason: String!) {
    freezeAccount(id: $id, reason: $reason) {
      id
      frozenAt
    }
  }
`);

export const UnfreezeAccountDocument = graphql(`
  mutation UnfreezeAccount($id: ID!, $reason: String!) {
    unfreezeAccount(id: $id, reason: $reason) {
      id
      frozenAt
    }
  }
`);

export const StoreSellersDocument = graphql(`
  query StoreSellers($storeId: ID!) {
    tillSellers(storeId: $storeId) {
      id
      name
    }
  }
`);
