import { graphql } from '../../gql/gql.ts';

export const FollowUpPlansDocument = graphql(`
  query FollowUpPlans($archived: Boolean) {
    followUpPlans(archived: $archived) {
      id
      name
      trigger
      days
      assignee
      text
      enabled
      open
      archivedAt
      employee {
        id
        name
      }
    }
  }
`);

export const FollowUpPlanDocument = graphql(`
  query FollowUpPlan($id: ID!) {
    node(id: $id) {
      ... on FollowUpPlan {
        id
        name
        trigger
        days
        assignee
        text
        minAmount
        perDay
        enabled
        archivedAt
        employee {
          id
        }
      }
    }
  }
`);

export const CreateFollowUpPlanDocument = graphql(`
  mutation CreateFollowUpPlan($input: CreateFollowUpPlanInput!) {
    createFollowUpPlan(input: $input) {
      id
    }
  }
`);

export const UpdateFollowUpPlanDocument = graphql(`
  mutation UpdateFollowUpPlan($id: ID!, $input: UpdateFollowUpPlanInput!) {
    updateFollowUpPlan(id: $id, input: $input) {
      id
    }
  }
`);

export const ArchiveFollowUpPlanDocument = graphql(`
  mutation ArchiveFollowUpPlan($id: ID!) {
    archiveFollowUpPlan(id: $id) {
      id
      archivedAt
    }
  }
`);

export const RestoreFollowUpPlanDocument = graphql(`
  mutation RestoreFollowUpPlan($id: ID!) {
    restoreFollowUpPlan(id: $id) {
      id
      archivedAt
    }
  }
`);
