import { graphql } from '../../gql/gql.ts';

export const AuditsDocument = graphql(`
  query Audits($first: Int, $after: String, $filter: AuditFilter) {
    audits(first: $first, after: $after, filter: $filter) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          at
          action
          entity
          entityId
          actorKind
          actorName
          ip
        }
      }
    }
  }
`);

export const AuditDocument = graphql(`
  query Audit($id: ID!) {
    node(id: $id) {
      ... on Audit {
        id
        at
        action
        entity
        entityId
        actorKind
        actorName
        ip
        userAgent
        requestId
        before
        after
      }
    }
  }
`);
