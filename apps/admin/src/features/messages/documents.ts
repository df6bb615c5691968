import { graphql } from '../../gql/gql.ts';

export const MessagesDocument = graphql(`
  query Messages($first: Int, $after: String, $filter: MessageFilter) {
    messages(first: $first, after: $after, filter: $filter) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...MessageBrief
        }
      }
    }
  }

  fragment MessageBrief on Message {
    id
    channel
    purpose
    state
    reason
    address
    body
    adapter
    attempts
    dueAt
    createdAt
    template {
      id
      name
    }
    member {
      id
      name
      number
    }
  }
`);

export const MessageDocument = graphql(`
  query Message($id: ID!) {
    node(id: $id) {
      ... on Message {
        ...MessageBrief
        subject
        locale
        endedAt
        createdBy
        gatewayRef
        tries {
          number
          at
          adapter
          ok
          detail
          took
        }
      }
    }
  }
`);

export const MessagesOfMemberDocument = graphql(`
  query MessagesOfMember($id: ID!, $messages: Boolean!) {
    node(id: $id) {
      ... on Member {
        ...Consents
      }
    }
  }

  fragment Consents on Member {
    id
    consents {
      channel
      granted
      at
      source
    }
    messages @include(if: $messages) {
      id
      channel
      state
      reason
      body
      createdAt
    }
  }
`);

export const SetConsentDocument = graphql(`
  mutation SetConsent($memberId: ID!, $channel: MessageChannel!, $granted: Boolean!, $source: MemberSource!) {
    setConsent(memberId: $memberId, channel: $channel, granted: $granted, source: $source) {
      id
    }
  }
`);

export const SendMessageDocument = graphql(`
  mutation SendMessage($input: SendMessageInput!, $idempotencyKey: String!) {
    sendMessage(input: $input, idempotencyKey: $idempotencyKey) {
      id
      state
      reason
    }
  }
`);

export const CancelMessageDocument = graphql(`
  mutation CancelMessage($id: ID!) {
    cancelMessage(id: $id) {
      id
      state
    }
  }
`);

export const RetryMessageDocument = graphql(`
  mutation RetryMessage($id: ID!) {
    retryMessage(id: $id) {
      id
      state
    }
  }
`);
