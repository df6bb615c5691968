import { graphql } from '../../gql/gql.ts';

export const CommissionMonthDocument = graphql(`
  query CommissionMonth($orgId: ID, $month: Date!, $first: Int!, $offset: Int) {
    commissionMonth(orgId: $orgId, month: $month, first: $first, offset: $offset) {
      total
      amount
      paid
      open
      takenBack
      rows {
        ...DueFields
        employee {
          id
          code
          name
          org {
            id
            name
          }
        }
      }
    }
  }

  fragment DueFields on CommissionDue {
    month
    earned
    takenBack
    carried
    amount
    state
    statement {
      id
      paidAt
      paidBy {
        id
        name
      }
    }
  }
`);

export const CommissionChangesDocument = graphql(`
  subscription CommissionChanges($orgId: ID, $employeeId: ID, $after: String) {
    commissionChanges(orgId: $orgId, employeeId: $employeeId, after: $after) {
      cursor
    }
  }
`);

export const CommissionReportDocument = graphql(`
  query CommissionReport($from: Date!, $to: Date!, $by: CommissionBy!, $orgId: ID) {
    commissionReport(from: $from, to: $to, by: $by, orgId: $orgId) {
      label
      earned
      takenBack
      amount
      rows
      people
    }
  }
`);

export const PayCommissionsDocument = graphql(`
  mutation PayCommissions($idempotencyKey: String!, $input: PayCommissionsInput!) {
    payCommissions(idempotencyKey: $idempotencyKey, input: $input) {
      id
      amount
    }
  }
`);

export const CommissionPersonDocument = graphql(`
  query CommissionPerson($employeeId: ID!, $month: Date!) {
    due: commissionDue(employeeId: $employeeId, month: $month) {
      ...PersonDueFields
    }
    statements: commissionStatements(employeeId: $employeeId, first: 36) {
      edges {
        node {
          ...StatementFields
        }
      }
    }
  }

  fragment PersonDueFields on CommissionDue {
    ...DueFields
    employee {
      id
      name
      org {
        id
        name
      }
    }
  }

  fragment StatementFields on CommissionStatement {
    id
    month
    amount
    paidAt
    rows
    paidBy {
      id
      name
    }
  }
`);

export const MyCommissionDocument = graphql(`
  query MyCommission($month: Date!) {
    due: myCommission(month: $month) {
      ...PersonDueFields
    }
    statements: myCommissionStatements(first: 36) {
      edges {
        node {
          ...StatementFields
        }
      }
    }
  }
`);

export const MyCommissionChangesDocument = graphql(`
  subscription MyCommissionChanges($after: String) {
    myCommissionChanges(after: $after) {
      cursor
      change
    }
  }
`);

export const CommissionsDocument = graphql(`
  query Commissions($filter: CommissionFilter!, $first: Int!, $after: String) {
    rows: commissions(filter: $filter, first: $first, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...EarnedFields
        }
      }
    }
  }

  fragment EarnedFields on Commission {
    id
    day
    amount
    takenBack
    why
    store {
      id
      name
    }
    rule {
      name
      subjectText
      termsText
    }
    sale {
      id
      number
    }
  }
`);

export const MyCommissionsDocument = graphql(`
  query MyCommissions($filter: CommissionFilter!, $first: Int!, $after: String) {
    rows: myCommissions(filter: $filter, first: $first, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...EarnedFields
        }
      }
    }
  }
`);
