import { graphql } from '../../gql/gql.ts';

export const EmployeesDocument = graphql(`
  query Employees($first: Int, $after: String, $filter: EmployeeFilter, $sort: EmployeeSort, $direction: SortDirection) {
    employees(first: $first, after: $after, filter: $filter, sort: $sort, direction: $direction) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          code
          name
          role
          position
          phone
          joinedOn
          archivedAt
          org {
            id
            name
          }
        }
      }
    }
  }
`);

export const EmployeeDocument = graphql(`
  query Employee($id: ID!) {
    node(id: $id) {
      ... on Employee {
        id
        code
        name
        role
        position
        phone
        email
        twoFactorEnabled
        lockedUntil
        joinedOn
        archivedAt
        org {
          id
          name
        }
      }
    }
  }
`);

export const CreateEmployeeDocument = graphql(`
  mutation CreateEmployee($input: CreateEmployeeInput!) {
    createEmployee(input: $input) {
      id
    }
  }
`);

export const UpdateEmployeeDocument = graphql(`
  mutation UpdateEmployee($id: ID!, $input: UpdateEmployeeInput!) {
    updateEmployee(id: $id, input: $input) {
      id
    }
  }
`);

export const SetEmployeeRoleDocument = graphql(`
  mutation SetEmployeeRole($id: ID!, $role: Role) {
    setEmployeeRole(id: $id, role: $role) {
      id
    }
  }
`);

export const OpenEmployeeAccountDocument = graphql(`
  mutation OpenEmployeeAccount($id: ID!, $account: EmployeeAccountInput!) {
    openEmployeeAccount(id: $id, account: $account) {
      id
    }
  }
`);

export const ResetEmployeePasswordDocument = graphql(`
  mutation ResetEmployeePassword($id: ID!, $password: String!) {
    resetEmployeePassword(id: $id, password: $password) {
      id
    }
  }
`);

export const ResetEmployeeSecondFactorDocument = graphql(`
  mutation ResetEmployeeSecondFactor($id: ID!) {
    resetEmployeeSecondFactor(id: $id) {
      id
    }
  }
`);

export const UnlockEmployeeDocument = graphql(`
  mutation UnlockEmployee($id: ID!) {
    unlockEmployee(id: $id) {
      id
    }
  }
`);

export const ArchiveEmployeeDocument = graphql(`
  mutation ArchiveEmployee($id: ID!) {
    archiveEmployee(id: $id) {
      id
    }
  }
`);

export const RestoreEmployeeDocument = graphql(`
  mutation RestoreEmployee($id: ID!) {
    restoreEmployee(id: $id) {
      id
    }
  }
`);
