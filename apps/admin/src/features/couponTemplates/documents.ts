import { graphql } from '../../gql/gql.ts';

export const CouponTemplatesDocument = graphql(`
  query CouponTemplates($first: Int, $after: String, $state: OfferState, $search: String, $claimable: Boolean) {
    couponTemplates(first: $first, after: $after, state: $state, search: $search, claimable: $claimable) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...CouponTemplateRow
        }
      }
    }
  }

  fragment CouponTemplateRow on CouponTemplate {
    id
    code
    name
    state
    issueLimit
    perMember
    useLimit
    budget
    createdAt
    versions {
      state
      validDays
      rule {
        effectText
        startsOn
        endsOn
      }
    }
  }

  fragment CouponTemplateFields on CouponTemplate {
    id
    code
    name
    terms
    state
    issueLimit
    perMember
    useLimit
    budget
    claimable
    claimFrom
    claimUntil
    transferable
    createdBy
    createdAt
    versions {
      number
      state
      publishedAt
      retiredAt
      delayDays
      validDays
      rule {
        ...OfferRuleFields
      }
    }
  }
`);

export const CouponTemplateDocument = graphql(`
  query CouponTemplate($id: ID!) {
    node(id: $id) {
      ... on CouponTemplate {
        ...CouponTemplateFields
      }
    }
  }
`);

export const CreateCouponTemplateDocument = graphql(`
  mutation CreateCouponTemplate($input: CouponTemplateInput!) {
    createCouponTemplate(input: $input) {
      id
    }
  }
`);

export const UpdateCouponTemplateDocument = graphql(`
  mutation UpdateCouponTemplate($id: ID!, $input: CouponTemplateInput!) {
    updateCouponTemplate(id: $id, input: $input) {
      id
    }
  }
`);

export const PublishCouponTemplateDocument = graphql(`
  mutation PublishCouponTemplate($id: ID!) {
    publishCouponTemplate(id: $id) {
      ...CouponTemplateFields
    }
  }
`);

export const RetireCouponTemplateDocument = graphql(`
  mutation RetireCouponTemplate($id: ID!) {
    retireCouponTemplate(id: $id) {
      ...CouponTemplateFields
    }
  }
`);

export const DiscardCouponTemplateDraftDocument = graphql(`
  mutation DiscardCouponTemplateDraft($id: ID!) {
    discardCouponTemplateDraft(id: $id) {
      ...CouponTemplateFields
    }
  }
`);
