import { graphql } from '../../gql/gql.ts';

export const TeamDocument = graphql(`
  query Team($orgId: ID, $month: Date, $by: StaffRankBy!, $first: Int!) {
    teamPerformance(orgId: $orgId, month: $month, by: $by, first: $first) {
      total
      rows {
        ...PerformanceFields
      }
    }
  }

  fragment PerformanceFields on StaffPerformance {
    employee {
      id
      name
      code
    }
    from
    to
    rank
    rankedAmong
    previousRank
    revenueChange
    ordersChange
    newMembersChange
    figures {
      revenue
      profit
      orders
      units
      basket
    }
    service {
      membersServed
      memberShare
      averageTicket
      unitsPerOrder
      newMembers
      refundShare
    }
    goals {
      revenue {
        goal
        actual
        due
        projected
        share
        state
      }
      orders {
        goal
        actual
        due
        projected
        share
        state
      }
      newMembers {
        goal
        actual
        due
        projected
        share
        state
      }
    }
  }
`);

export const PersonDocument = graphql(`
  query Person($employeeId: ID!, $month: Date) {
    staffPerformance(employeeId: $employeeId, month: $month) {
      ...PersonFields
    }
  }

  fragment PersonFields on StaffPerformance {
    ...PerformanceFields
    employee {
      org {
        id
        name
      }
    }
    trend {
      from
      label
      figures {
        revenue
        orders
      }
      newMembers
      revenueGoal
    }
  }
`);

export const MineDocument = graphql(`
  query Mine($month: Date) {
    myPerformance(month: $month) {
      ...PersonFields
    }
  }
`);

export const SetStaffGoalDocument = graphql(`
  mutation SetStaffGoal($input: StaffGoalInput!) {
    setStaffGoal(input: $input) {
      ...PerformanceFields
    }
  }
`);
