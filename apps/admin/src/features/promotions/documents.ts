import { graphql } from '../../gql/gql.ts';

export const PromotionsDocument = graphql(`
  query Promotions($first: Int, $after: String, $state: OfferState, $search: String) {
    promotions(first: $first, after: $after, state: $state, search: $search) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...PromotionRow
        }
      }
    }
  }

  fragment PromotionRow on Promotion {
    id
    name
    state
    budget
    useLimit
    createdBy
    createdAt
    versions {
      state
      rule {
        effectText
        startsOn
        endsOn
      }
    }
  }

  fragment PromotionFields on Promotion {
    id
    name
    state
    budget
    useLimit
    createdBy
    createdAt
    versions {
      number
      state
      publishedAt
      retiredAt
      rule {
        ...OfferRuleFields
      }
    }
  }
`);

export const PromotionDocument = graphql(`
  query Promotion($id: ID!) {
    node(id: $id) {
      ... on Promotion {
        ...PromotionFields
      }
    }
  }
`);

export const CreatePromotionDocument = graphql(`
  mutation CreatePromotion($input: PromotionInput!) {
    createPromotion(input: $input) {
      id
    }
  }
`);

export const UpdatePromotionDocument = graphql(`
  mutation UpdatePromotion($id: ID!, $input: PromotionInput!) {
    updatePromotion(id: $id, input: $input) {
      id
    }
  }
`);

export const PublishPromotionDocument = graphql(`
  mutation PublishPromotion($id: ID!) {
    publishPromotion(id: $id) {
      ...PromotionFields
    }
  }
`);

export const RetirePromotionDocument = graphql(`
  mutation RetirePromotion($id: ID!) {
    retirePromotion(id: $id) {
      ...PromotionFields
    }
  }
`);

export const DiscardPromotionDraftDocument = graphql(`
  mutation DiscardPromotionDraft($id: ID!) {
    discardPromotionDraft(id: $id) {
      ...PromotionFields
    }
  }
`);
