import { graphql } from '../../gql/gql.ts';

export const ReferralsDocument = graphql(`
  query Referrals($id: ID!, $brought: Int!, $rewards: Int!) {
    node(id: $id) {
      ... on Member {
        id
        referrals {
          brought
          points
          above {
            level
            member {
              id
              name
              number
            }
          }
          members(first: $brought) {
            pageInfo {
              hasNextPage
            }
            edges {
              node {
                setAt
                member {
                  id
                  name
                  number
                }
              }
            }
          }
          rewards(first: $rewards) {
            pageInfo {
              hasNextPage
            }
            edges {
              cursor
              node {
                level
                points
                at
                takenAt
                buyer {
                  id
                  name
                  number
                }
              }
            }
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
