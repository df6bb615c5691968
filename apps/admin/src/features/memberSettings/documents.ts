import { graphql } from '../../gql/gql.ts';

export const MemberSettingsDocument = graphql(`
  query MemberSettings {
    memberSettings {
      phone
      document
      minAge
      personsOnly
    }
  }
`);

export const UpdateMemberSettingsDocument = graphql(`
  mutation UpdateMemberSettings($input: MemberSettingsInput!) {
    updateMemberSettings(input: $input) {
      phone
    }
  }
`);

export const RegistrationChannelsDocument = graphql(`
  query RegistrationChannels {
    registrationChannels {
      source
      open
      level {
        id
        name
      }
    }
    registrationKeys {
      id
      name
      source
      hint
      revokedAt
      lastUsedAt
      org {
        id
        name
      }
    }
    levels {
      id
      name
      ladder
    }
  }
`);

export const SetRegistrationChannelDocument = graphql(`
  mutation SetRegistrationChannel($source: MemberSource!, $input: RegistrationChannelInput!) {
    setRegistrationChannel(source: $source, input: $input) {
      source
      open
    }
  }
`);

export const CreateRegistrationKeyDocument = graphql(`
  mutation CreateRegistrationKey($name: String!, $source: KeyedSource!, $orgId: ID!) {
    createRegistrationKey(name: $name, source: $source, orgId: $orgId) {
      secret
    }
  }
`);

export const RevokeRegistrationKeyDocument = graphql(`
  mutation RevokeRegistrationKey($id: ID!) {
    revokeRegistrationKey(id: $id) {
      id
      revokedAt
    }
  }
`);
