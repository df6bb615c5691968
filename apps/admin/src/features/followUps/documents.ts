import { graphql } from '../../gql/gql.ts';

export const FollowUpsDocument = graphql(`
  query FollowUps($first: Int, $after: String, $filter: FollowUpFilter, $direction: SortDirection!) {
    followUps(first: $first, after: $after, filter: $filter, direction: $direction) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...FollowUpWhole
        }
      }
    }
  }

  fragment FollowUpWhole on FollowUp {
    id
    text
    dueOn
    state
    result
    endedAt
    store {
      id
      name
    }
    assignee {
      id
      name
    }
    plan {
      id
      name
    }
    member {
      id
      name
      number
      phone
    }
    sale {
      id
      number
    }
  }
`);

export const FollowUpLoadDocument = graphql(`
  query FollowUpLoad($branchId: ID) {
    followUpLoad(branchId: $branchId) {
      employeeId
      name
      overdue
      today
      week
      later
    }
  }
`);

export const FollowUpDocument = graphql(`
  query FollowUp($id: ID!) {
    node(id: $id) {
      ... on FollowUp {
        ...FollowUpWhole
        createdAt
        createdBy {
          id
          name
        }
        endedBy {
          id
          name
        }
      }
    }
  }
`);

export const FollowUpsOfMemberDocument = graphql(`
  query FollowUpsOfMember($id: ID!, $first: Int!) {
    node(id: $id) {
      ... on Member {
        id
        followUps(first: $first) {
          edges {
            node {
              ...FollowUpWhole
            }
          }
        }
      }
    }
  }
`);

export const PlanFollowUpDocument = graphql(`
  mutation PlanFollowUp($input: PlanFollowUpInput!) {
    planFollowUp(input: $input) {
      id
    }
  }
`);

export const UpdateFollowUpDocument = graphql(`
  mutation UpdateFollowUp($id: ID!, $input: UpdateFollowUpInput!) {
    updateFollowUp(id: $id, input: $input) {
      ...FollowUpWhole
    }
  }
`);

export const CompleteFollowUpDocument = graphql(`
  mutation CompleteFollowUp($id: ID!, $input: CompleteFollowUpInput!) {
    completeFollowUp(id: $id, input: $input) {
      ...FollowUpWhole
    }
  }
`);

export const CancelFollowUpDocument = graphql(`
  mutation CancelFollowUp($id: ID!, $reason: String!) {
    cancelFollowUp(id: $id, reason: $reason) {
      ...FollowUpWhole
    }
  }
`);
