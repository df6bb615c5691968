import { graphql } from '../../gql/gql.ts';

export const ReferralsDocument = graphql(`
  query Referrals($id: ID!) {
    node(id: $id) {
      ... on Member {
        id
        referrals {
          brought
          points
          referrer {
            id
            name
            number
          }
        }
      }
    }
  }
`);

export const SetReferrerDocument = graphql(`
  mutation SetReferrer($memberId: ID!, $referrerId: ID) {
    setReferrer(memberId: $memberId, referrerId: $referrerId) {
      id
    }
  }
`);
