import { graphql } from '../../gql/gql.ts';

export const ConditionWordsDocument = graphql(`
  query ConditionWords($subject: ConditionSubject!) {
    conditionAttributes(subject: $subject) {
      ...AttributeWords
    }
    purchaseAttributes {
      ...AttributeWords
    }
  }
  fragment AttributeWords on ConditionAttribute {
    name
    title
    group
    type
    unit
    days
    decimal
    entity
    options {
      value
      title
    }
    operators {
      name
      title
      shape
    }
  }
`);

export const ConditionPreviewDocument = graphql(`
  query ConditionPreview($criteria: JSON!) {
    segmentPreview(criteria: $criteria) {
      memberCount
      sentence
      readsPurchases
      sample {
        id
        name
        number
        level {
          id
          name
        }
      }
    }
  }
`);
