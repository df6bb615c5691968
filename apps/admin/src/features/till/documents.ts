import { graphql } from '../../gql/gql.ts';

export const TillCatalogDocument = graphql(`
  query TillCatalog($storeId: ID!) {
    tillCatalog {
      id
      sku
      name
      sound
      unit
      spec
      price
      categoryId
      barcodes
    }
    categories {
      id
      name
      position
      parent {
        id
      }
    }
    tillSellers(storeId: $storeId) {
      id
      name
    }
  }
`);

/** Whatever was typed or scanned: a card or the code of an electronic one, a number of a member, and, where it may be one, a phone. */
export const TillMemberDocument = graphql(`
  query FindTillMember($value: String!, $phone: Boolean!) {
    byPhone: memberLookup(kind: PHONE, value: $value) @include(if: $phone) {
      ...TillMember
    }
    byCard: memberLookup(kind: CARD, value: $value) {
      ...TillMember
    }
    byNumber: memberLookup(kind: NUMBER, value: $value) {
      ...TillMember
    }
  }

  fragment TillMember on MemberTillView {
    memberId
    number
    maskedName
    maskedPhone
    archived
    level {
      name
      colour
    }
    passes {
      lotId
      usesLeft
      expiresOn
      type {
        id
        name
        product {
          id
        }
      }
    }
    member {
      id
      accounts(kinds: [PRINCIPAL, BONUS, POINTS]) {
        id
        available
        asset {
          kind
          name
        }
      }
    }
  }
`);

export const TillEarningsDocument = graphql(`
  query TillEarnings($input: QuoteInput!) {
    quote(input: $input) {
      earnings {
        name
        points
        pending
        text
      }
    }
  }
`);

export const TillQuoteDocument = graphql(`
  query TillQuote($input: QuoteInput!) {
    quote(input: $input) {
      ...TillQuote
    }
  }

  fragment TillQuote on Quote {
    fingerprint
    gross
    discount
    amount
    freeDelivery
    shortages {
      key
      text
    }
    coupons
    points {
      balance
      most
      worth
      limit
      missing
    }
    earnings {
      name
      points
    }
    lines {
      key
      unitPrice
      gross
      amount
      takes {
        kind
        name
        amount
      }
    }
    offers {
      key
      kind
      name
      effect
      group
      amount
      reason
      expiresOn
      nearly
      missing
    }
    alternatives {
      coupons
      givesUp
    }
  }
`);

export const BillDocument = graphql(`
  mutation Bill($idempotencyKey: String!, $input: BillInput!) {
    bill(idempotencyKey: $idempotencyKey, input: $input) {
      __typename
      ... on Billed {
        sale {
          id
          number
          amount
        }
        entries {
          id
          kind
        }
        cards {
          id
          number
        }
      }
      ... on QuoteChanged {
        reason
        quote {
          ...TillQuote
        }
      }
    }
  }
`);

export const SuspendedDocument = graphql(`
  query SuspendedBaskets($storeId: ID!) {
    suspendedBaskets(storeId: $storeId) {
      id
      till
      note
      lineCount
      amount
      suspendedAt
      suspendedBy
    }
  }
`);

export const SuspendDocument = graphql(`
  mutation SuspendBasket($idempotencyKey: String!, $input: SuspendBasketInput!) {
    suspendBasket(idempotencyKey: $idempotencyKey, input: $input) {
      id
    }
  }
`);

export const ResumeDocument = graphql(`
  mutation ResumeBasket($idempotencyKey: String!, $id: ID!) {
    resumeBasket(idempotencyKey: $idempotencyKey, id: $id) {
      id
      basket
    }
  }
`);

export const ReceiptsDocument = graphql(`
  query Receipts($number: String!) {
    sales(first: 5, filter: { number: $number, kinds: [SALE] }) {
      edges {
        node {
          id
          number
          amount
        }
      }
    }
  }
`);

/** What can be sold beside goods. */
export const ExtrasDocument = graphql(`
  query TillExtras($storeId: ID!) {
    offeredPackages(storeId: $storeId) {
      id
      name
      payFrom
    }
    passTypes(storeId: $storeId) {
      id
      name
      price
    }
    cardTypes {
      id
      name
      kind
      issueFee
    }
  }
`);
