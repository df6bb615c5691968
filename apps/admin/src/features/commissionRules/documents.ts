import { graphql } from '../../gql/gql.ts';

export const CommissionRulesDocument = graphql(`
  query CommissionRules($first: Int, $after: String, $archived: Boolean) {
    commissionRules(first: $first, after: $after, archived: $archived) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          position
          archivedAt
          current {
            version
            name
            subjectText
            termsText
            linesText
            role
          }
        }
      }
    }
  }
`);

export const CommissionRuleDocument = graphql(`
  query CommissionRule($id: ID!) {
    node(id: $id) {
      ... on CommissionRule {
        id
        archivedAt
        current {
          name
          subject
          basis
          percent
          amount
          lines
          role
        }
        versions {
          version
          name
          subjectText
          termsText
          linesText
          role
          madeAt
          madeBy {
            id
            name
          }
        }
      }
    }
  }
`);

export const CreateCommissionRuleDocument = graphql(`
  mutation CreateCommissionRule($input: CommissionRuleInput!) {
    createCommissionRule(input: $input) {
      id
    }
  }
`);

export const UpdateCommissionRuleDocument = graphql(`
  mutation UpdateCommissionRule($id: ID!, $input: CommissionRuleInput!) {
    updateCommissionRule(id: $id, input: $input) {
      id
    }
  }
`);

export const OrderCommissionRulesDocument = graphql(`
  mutation OrderCommissionRules($ids: [ID!]!) {
    orderCommissionRules(ids: $ids) {
      id
      position
    }
  }
`);

export const ArchiveCommissionRuleDocument = graphql(`
  mutation ArchiveCommissionRule($id: ID!) {
    archiveCommissionRule(id: $id) {
      id
      archivedAt
    }
  }
`);

export const RestoreCommissionRuleDocument = graphql(`
  mutation RestoreCommissionRule($id: ID!) {
    restoreCommissionRule(id: $id) {
      id
      archivedAt
    }
  }
`);
