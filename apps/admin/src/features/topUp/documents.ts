import { graphql } from '../../gql/gql.ts';

/** Whatever was typed: a number of a member or a card, and, where it may be one, a phone. */
export const FindMemberDocument = graphql(`
  query FindMember($value: String!, $phone: Boolean!) {
    byPhone: memberLookup(kind: PHONE, value: $value) @include(if: $phone) {
      ...FoundMember
    }
    byCard: memberLookup(kind: CARD, value: $value) {
      ...FoundMember
    }
    byNumber: memberLookup(kind: NUMBER, value: $value) {
      ...FoundMember
    }
  }

  fragment FoundMember on MemberTillView {
    memberId
    number
    maskedName
    maskedPhone
    archived
    cards {
      maskedNumber
      state
    }
    level {
      name
      colour
    }
    member {
      id
      photo {
        smallUrl
      }
      accounts(kinds: [PRINCIPAL, BONUS]) {
        id
        balance
        asset {
          kind
        }
      }
    }
  }
`);

export const OfferedPackagesDocument = graphql(`
  query OfferedPackages($storeId: ID!) {
    offeredPackages(storeId: $storeId) {
      id
      name
      payFrom
      bonusAmount
      bonusPercent
      points
    }
  }
`);

export const TopUpDocument = graphql(`
  mutation TopUp($input: TopUpInput!, $idempotencyKey: String!) {
    topUp(input: $input, idempotencyKey: $idempotencyKey) {
      id
      slip {
        number
        maskedName
        principal
        bonus
        points
        principalAfter
        bonusAfter
      }
    }
  }
`);

export const SlipDocument = graphql(`
  query Slip($id: ID!) {
    node(id: $id) {
      ... on JournalEntry {
        id
        kind
        slip {
          number
          at
          storeName
          storeAddress
          storePhone
          timeZone
          operatorName
          memberNumber
          maskedName
          maskedPhone
          method
          reference
          packageName
          principal
          bonus
          points
          paid
          principalAfter
          bonusAfter
        }
      }
    }
  }
`);
