import { graphql } from '../../gql/gql.ts';

export const TillPassesDocument = graphql(`
  query TillPasses($number: String!) {
    memberLookup(kind: NUMBER, value: $number) {
      memberId
      passes {
        ...PassHeld
      }
    }
  }
`);

export const MemberPassesDocument = graphql(`
  query MemberPasses($id: ID!) {
    node(id: $id) {
      ... on Member {
        id
        passes {
          worth
          ...PassHeld
        }
      }
    }
  }

  fragment PassHeld on Pass {
    lotId
    usesSold
    usesLeft
    usedToday
    expiresOn
    over
    type {
      id
      name
      product {
        name
      }
    }
  }
`);

export const SoldHereDocument = graphql(`
  query SoldHere($storeId: ID!) {
    passTypes(storeId: $storeId) {
      id
      name
      price
    }
  }
`);

export const SellPassDocument = graphql(`
  mutation SellPass($input: SellPassInput!, $idempotencyKey: String!) {
    sellPass(input: $input, idempotencyKey: $idempotencyKey) {
      id
    }
  }
`);

export const UsePassDocument = graphql(`
  mutation UsePass($input: UsePassInput!, $idempotencyKey: String!) {
    usePass(input: $input, idempotencyKey: $idempotencyKey) {
      id
    }
  }
`);

export const ExtendPassDocument = graphql(`
  mutation ExtendPass($input: ExtendPassInput!, $idempotencyKey: String!) {
    extendPass(input: $input, idempotencyKey: $idempotencyKey) {
      id
    }
  }
`);

export const RefundPassDocument = graphql(`
  mutation RefundPass($input: RefundPassInput!, $idempotencyKey: String!) {
    refundPass(input: $input, idempotencyKey: $idempotencyKey) {
      id
    }
  }
`);
