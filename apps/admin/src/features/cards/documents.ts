import { graphql } from '../../gql/gql.ts';
import type { CardQuery } from '../../gql/graphql.ts';
import type { NodeOf } from '../../providers/source.ts';

export const CardsDocument = graphql(`
  query Cards($first: Int, $after: String, $filter: CardFilter) {
    cards(first: $first, after: $after, filter: $filter) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...CardRow
        }
      }
    }
  }

  fragment CardRow on Card {
    id
    number
    state
    storeName
    issuedOn
    expiresOn
    expiresSoon
    type {
      id
      name
      colour
      kind
    }
    member {
      id
      name
      number
    }
  }
`);

export const CardDocument = graphql(`
  query Card($id: ID!) {
    node(id: $id) {
      ... on Card {
        ...CardRow
        stateAt
        earns
        pointsPercent
        perDay
        perMonth
        inAll
        leftToSpend
        spent {
          day
          month
          inAll
        }
        hasPin
        pinLocked
        acts
        type {
          uses
          pointsPercent
          validMonths
          pinAbove
          renewFee
          replaceFee
        }
        payer {
          id
          name
          number
        }
        replaces {
          id
          number
        }
        replacedBy {
          id
          number
        }
        history {
          act
          from
          to
          at
          storeName
          operator
          reason
          earning {
            earns
            pointsPercent
          }
          fee
          method
        }
      }
    }
  }
`);

export const CardCodeDocument = graphql(`
  query CardCode($id: ID!) {
    node(id: $id) {
      ... on Card {
        id
        code {
          text
          until
        }
      }
    }
  }
`);

export const MemberCardsDocument = graphql(`
  query MemberCards($id: ID!) {
    node(id: $id) {
      ... on Member {
        id
        cardsHeld {
          ...CardRow
        }
        cardsPaid {
          ...CardRow
        }
      }
    }
  }
`);

export type Card = NodeOf<CardQuery>;
