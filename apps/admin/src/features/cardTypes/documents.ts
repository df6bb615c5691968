import { graphql } from '../../gql/gql.ts';

export const CardTypesDocument = graphql(`
  query CardTypes($archived: Boolean) {
    cardTypes(archived: $archived) {
      ...CardTypeFields
    }
  }

  fragment CardTypeFields on CardType {
    id
    code
    name
    kind
    colour
    uses
    pointsPercent
    organisations
    pattern
    validMonths
    activeAtOnce
    pinAbove
    issueFee
    renewFee
    replaceFee
    archivedAt
  }
`);

export const CardTypeDocument = graphql(`
  query CardType($id: ID!) {
    node(id: $id) {
      ... on CardType {
        ...CardTypeFields
      }
    }
  }
`);

export const CreateCardTypeDocument = graphql(`
  mutation CreateCardType($kind: CardKind!, $input: CardTypeInput!) {
    createCardType(kind: $kind, input: $input) {
      id
    }
  }
`);

export const UpdateCardTypeDocument = graphql(`
  mutation UpdateCardType($id: ID!, $input: CardTypeInput!) {
    updateCardType(id: $id, input: $input) {
      id
    }
  }
`);

export const ArchiveCardTypeDocument = graphql(`
  mutation ArchiveCardType($id: ID!) {
    archiveCardType(id: $id) {
      id
      archivedAt
    }
  }
`);

export const RestoreCardTypeDocument = graphql(`
  mutation RestoreCardType($id: ID!) {
    restoreCardType(id: $id) {
      id
      archivedAt
    }
  }
`);
