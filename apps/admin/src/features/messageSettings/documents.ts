import { graphql } from '../../gql/gql.ts';

export const MessageSettingsDocument = graphql(`
  query MessageSettings {
    messageSettings {
      quietFrom
      quietUntil
      capCount
      capDays
      gateways {
        channel
        adapter
        configured
        heldBack
        variables
      }
    }
  }
`);

export const UpdateMessageSettingsDocument = graphql(`
  mutation UpdateMessageSettings($input: MessageSettingsInput!) {
    updateMessageSettings(input: $input) {
      updatedAt
    }
  }
`);
