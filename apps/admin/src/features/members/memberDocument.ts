import { graphql } from '../../gql/gql.ts';
import type { MemberQuery } from '../../gql/graphql.ts';
import type { NodeOf } from '../../providers/source.ts';

/** All of the member's page in one request: its sections read from the cache what is asked here in their own words. */
export const MemberDocument = graphql(`
  query Member(
    $id: ID!
    $sales: Boolean!
    $cards: Boolean!
    $contacts: Boolean!
    $deliveries: Boolean!
    $tags: Boolean!
    $messages: Boolean!
  ) {
    node(id: $id) {
      ... on Member {
        id
        kind
        number
        name
        gender
        birthday
        phone
        email
        address
        language
        note
        source
        joinedOn
        archivedAt
        mergedInto {
          id
        }
        version
        cards
        photo {
          url
          smallUrl
        }
        homeStoreName
        homeStore {
          id
          name
        }
        level {
          id
          name
          colour
        }
        customFields {
          value
          url
          field {
            id
            code
          }
        }
        nextSteps {
          kind
          text
        }
        timeline(first: 60) {
          kind
          at
          text
        }
        merges {
          mergeId
          undoneAt
        }
        documents {
          kind
          recordId
          masked
        }
        cases {
          ...CaseWhole
        }
        purchases(first: 20) @include(if: $sales) {
          ...PurchasePage
        }
        cardsHeld @include(if: $cards) {
          ...CardRow
        }
        cardsPaid @include(if: $cards) {
          ...CardRow
        }
        followUps(first: 10) @include(if: $contacts) {
          edges {
            node {
              ...FollowUpWhole
            }
          }
        }
        contacts(first: 10) @include(if: $contacts) {
          edges {
            node {
              ...ContactWhole
            }
          }
        }
        deliveries(first: 10) @include(if: $deliveries) {
          edges {
            node {
              ...DeliveryBrief
            }
          }
        }
        tagHistory(first: 5) @include(if: $tags) {
          ...TagHistoryPage
        }
        ...Standings
        ...Consents
        family {
          relation
          name
          birthday
          phone
          own
          entryId
          member {
            id
            name
            number
          }
        }
        anniversaries {
          id
          name
          date
        }
        possessions {
          id
          kind
          name
          identifier
          note
          since
        }
        tags {
          expiresOn
          reason
          tag {
            id
            name
            colour
          }
        }
        metrics {
          asOf
          orders
          refunds
          amount
          amount365
          orders365
          firstPurchase
          lastPurchase
          averageGap
        }
      }
    }
  }
`);

export type Member = NodeOf<MemberQuery>;
