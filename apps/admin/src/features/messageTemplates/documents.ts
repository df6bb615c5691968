import { graphql } from '../../gql/gql.ts';

export const MessageTemplatesDocument = graphql(`
  query MessageTemplates($archived: Boolean) {
    messageTemplates(archived: $archived) {
      id
      code
      name
      purpose
      channel
      occasion
      daysAhead
      previewEn
      previewZh
      enabled
      builtIn
      archivedAt
    }
  }
`);

export const MessageTemplateDocument = graphql(`
  query MessageTemplate($id: ID!) {
    node(id: $id) {
      ... on MessageTemplate {
        id
        code
        name
        purpose
        channel
        occasion
        daysAhead
        subjectEn
        subjectZh
        bodyEn
        bodyZh
        variables
        gatewayId
        enabled
        builtIn
        archivedAt
      }
    }
  }
`);

export const CreateMessageTemplateDocument = graphql(`
  mutation CreateMessageTemplate($input: CreateMessageTemplateInput!) {
    createMessageTemplate(input: $input) {
      id
    }
  }
`);

export const UpdateMessageTemplateDocument = graphql(`
  mutation UpdateMessageTemplate($id: ID!, $input: UpdateMessageTemplateInput!) {
    updateMessageTemplate(id: $id, input: $input) {
      id
    }
  }
`);

export const ArchiveMessageTemplateDocument = graphql(`
  mutation ArchiveMessageTemplate($id: ID!) {
    archiveMessageTemplate(id: $id) {
      id
      archivedAt
    }
  }
`);

export const RestoreMessageTemplateDocument = graphql(`
  mutation RestoreMessageTemplate($id: ID!) {
    restoreMessageTemplate(id: $id) {
      id
      archivedAt
    }
  }
`);
