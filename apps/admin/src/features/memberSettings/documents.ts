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
