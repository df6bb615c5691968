import { graphql } from '../../gql/gql.ts';

export const TemplateCouponsDocument = graphql(`
  query TemplateCoupons($couponTemplateId: ID!, $state: CouponState, $after: String) {
    coupons(first: 50, after: $after, couponTemplateId: $couponTemplateId, state: $state) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          state
          source
          startsOn
          expiresOn
          issuedAt
          stateAt
          member {
            id
            name
            number
          }
        }
      }
    }
  }
`);

export const MemberCouponsDocument = graphql(`
  query MemberCoupons($id: ID!) {
    node(id: $id) {
      ... on Member {
        id
        coupons {
          id
          state
          source
          startsOn
          expiresOn
          stateAt
          template {
            id
            name
            transferable
          }
          rule {
            rule {
              effectText
            }
          }
          history {
            act
            at
            storeName
            operator
            reason
            amount
          }
        }
      }
    }
  }
`);

export const GivableTemplatesDocument = graphql(`
  query GivableTemplates($claimable: Boolean) {
    couponTemplates(first: 200, state: PUBLISHED, claimable: $claimable) {
      edges {
        node {
          id
          name
        }
      }
    }
  }
`);

export const IssueCouponsDocument = graphql(`
  mutation IssueCoupons($idempotencyKey: String!, $input: IssueCouponsInput!) {
    issueCoupons(idempotencyKey: $idempotencyKey, input: $input) {
      id
    }
  }
`);

export const ClaimCouponDocument = graphql(`
  mutation ClaimCoupon($idempotencyKey: String!, $input: ClaimCouponInput!) {
    claimCoupon(idempotencyKey: $idempotencyKey, input: $input) {
      id
    }
  }
`);

export const RedeemCouponCodeDocument = graphql(`
  mutation RedeemCouponCode($idempotencyKey: String!, $input: RedeemCouponCodeInput!) {
    redeemCouponCode(idempotencyKey: $idempotencyKey, input: $input) {
      id
    }
  }
`);

export const VoidCouponDocument = graphql(`
  mutation VoidCoupon($id: ID!, $storeId: ID!, $reason: String!) {
    voidCoupon(id: $id, storeId: $storeId, reason: $reason) {
      id
      state
    }
  }
`);

export const TransferCouponDocument = graphql(`
  mutation TransferCoupon($idempotencyKey: String!, $id: ID!, $toMemberId: ID!, $storeId: ID!) {
    transferCoupon(idempotencyKey: $idempotencyKey, id: $id, toMemberId: $toMemberId, storeId: $storeId) {
      id
    }
  }
`);
