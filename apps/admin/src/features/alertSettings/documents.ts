import { graphql } from '../../gql/gql.ts';

export const AlertSettingsDocument = graphql(`
  query AlertSettings($orgId: ID!) {
    alertSettings(orgId: $orgId) {
      ...AlertSettingFields
    }
  }

  fragment AlertSettingFields on AlertSetting {
    kind
    title
    enabled
    enabledFrom {
      id
      name
    }
    thresholds {
      name
      title
      unit
      value
      min
      max
      level {
        id
        name
      }
      from {
        id
        name
      }
    }
  }
`);

export const ConfigureAlertsDocument = graphql(`
  mutation ConfigureAlerts($input: ConfigureAlertsInput!) {
    configureAlerts(input: $input) {
      ...AlertSettingFields
    }
  }
`);
