import { graphql } from '../../gql/gql.ts';

export const OrgsDocument = graphql(`
  query Orgs($includeArchived: Boolean) {
    orgs(includeArchived: $includeArchived) {
      id
      kind
      code
      name
      phone
      address
      timeZone
      dayStartsAt
      archivedAt
      parent {
        id
        name
      }
    }
  }
`);

export const OrgDocument = graphql(`
  query Org($id: ID!) {
    node(id: $id) {
      ... on Org {
        id
        kind
        code
        name
        phone
        address
        timeZone
        dayStartsAt
        archivedAt
        parent {
          id
          name
        }
      }
    }
  }
`);

export const CreateOrgDocument = graphql(`
  mutation CreateOrg($input: CreateOrgInput!) {
    createOrg(input: $input) {
      id
    }
  }
`);

export const UpdateOrgDocument = graphql(`
  mutation UpdateOrg($id: ID!, $input: UpdateOrgInput!) {
    updateOrg(id: $id, input: $input) {
      id
    }
  }
`);

export const ArchiveOrgDocument = graphql(`
  mutation ArchiveOrg($id: ID!) {
    archiveOrg(id: $id) {
      id
      archivedAt
    }
  }
`);

export const RestoreOrgDocument = graphql(`
  mutation RestoreOrg($id: ID!) {
    restoreOrg(id: $id) {
      id
      archivedAt
    }
  }
`);
