import { graphql } from '../../gql/gql.ts';

export const CallSettingsDocument = graphql(`
  query CallSettings {
    callKeys {
      id
      name
      hint
      createdAt
      revokedAt
      lastUsedAt
      org {
        id
        name
      }
    }
    callExtensions {
      extension
      employee {
        id
        name
      }
    }
  }
`);

export const CreateCallKeyDocument = graphql(`
  mutation CreateCallKey($name: String!, $orgId: ID!) {
    createCallKey(name: $name, orgId: $orgId) {
      secret
      callKey {
        id
      }
    }
  }
`);

export const RevokeCallKeyDocument = graphql(`
  mutation RevokeCallKey($id: ID!) {
    revokeCallKey(id: $id) {
      id
      revokedAt
    }
  }
`);

export const SetCallExtensionDocument = graphql(`
  mutation SetCallExtension($employeeId: ID!, $extension: String) {
    setCallExtension(employeeId: $employeeId, extension: $extension) {
      id
    }
  }
`);
