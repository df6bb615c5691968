import { graphql } from '../../gql/gql.ts';

export const CouponBatchesDocument = graphql(`
  query CouponBatches($couponTemplateId: ID) {
    couponBatches(first: 50, couponTemplateId: $couponTemplateId) {
      totalCount
      edges {
        node {
          id
          kind
          name
          state
          quantity
          given
          failed
          used
          createdAt
          createdBy
          segmentName
          failures {
            reason
            members
          }
        }
      }
    }
  }
`);

export const CouponCodesDocument = graphql(`
  query CouponCodes($id: ID!, $after: String, $open: Boolean) {
    node(id: $id) {
      ... on CouponBatch {
        id
        codes(first: 200, after: $after, open: $open) {
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              code
              redeemedAt
            }
          }
        }
      }
    }
  }
`);

export const CouponBatchDocument = graphql(`
  query CouponBatch($id: ID!) {
    node(id: $id) {
      ... on CouponBatch {
        id
        name
        state
        template {
          ...CouponTemplateRow
        }
      }
    }
  }
`);

export const IssueToSegmentDocument = graphql(`
  mutation IssueToSegment($idempotencyKey: String!, $input: IssueToSegmentInput!) {
    issueToSegment(idempotencyKey: $idempotencyKey, input: $input) {
      id
    }
  }
`);

export const GenerateCouponCodesDocument = graphql(`
  mutation GenerateCouponCodes($idempotencyKey: String!, $input: GenerateCouponCodesInput!) {
    generateCouponCodes(idempotencyKey: $idempotencyKey, input: $input) {
      id
    }
  }
`);

export const ImportCouponCodesDocument = graphql(`
  mutation ImportCouponCodes($idempotencyKey: String!, $input: ImportCouponCodesInput!) {
    importCouponCodes(idempotencyKey: $idempotencyKey, input: $input) {
      id
    }
  }
`);

export const VoidCouponBatchDocument = graphql(`
  mutation VoidCouponBatch($id: ID!, $reason: String!) {
    voidCouponBatch(id: $id, reason: $reason) {
      id
      state
    }
  }
`);
