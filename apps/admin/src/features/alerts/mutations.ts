import { graphql } from '../../gql/gql.ts';

export const AcknowledgeAlertsDocument = graphql(`
  mutation AcknowledgeAlerts($ids: [ID!]!) {
    acknowledgeAlerts(ids: $ids) {
      id
    }
  }
`);

export const SnoozeAlertsDocument = graphql(`
  mutation SnoozeAlerts($ids: [ID!]!, $until: DateTime!) {
    snoozeAlerts(ids: $ids, until: $until) {
      id
    }
  }
`);

export const AssignAlertsDocument = graphql(`
  mutation AssignAlerts($ids: [ID!]!, $employeeId: ID) {
    assignAlerts(ids: $ids, employeeId: $employeeId) {
      id
    }
  }
`);

export const ResolveAlertsDocument = graphql(`
  mutation ResolveAlerts($ids: [ID!]!) {
    resolveAlerts(ids: $ids) {
      id
    }
  }
`);

export const ReopenAlertsDocument = graphql(`
  mutation ReopenAlerts($ids: [ID!]!) {
    reopenAlerts(ids: $ids) {
      id
    }
  }
`);

export const CommentAlertsDocument = graphql(`
  mutation CommentAlerts($ids: [ID!]!, $text: String!) {
    commentAlerts(ids: $ids, text: $text) {
      id
    }
  }
`);
