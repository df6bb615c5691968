import { graphql } from '../../gql/gql.ts';

export const OfferPreviewDocument = graphql(`
  query OfferPreview($rule: OfferRuleInput!) {
    offerPreview(rule: $rule) {
      effect
      condition
      lines
    }
  }

  fragment OfferRuleFields on OfferRule {
    group
    condition
    lines
    fromAmount
    fromQuantity
    startsOn
    endsOn
    effectText
    conditionText
    linesText
    effect {
      type
      amount
      each
      cap
      percent
      price
      mostPieces
      buy
      get
      mostTimes
      quantity
      product {
        id
      }
      parts {
        quantity
        products {
          id
        }
      }
    }
  }
`);
