import { graphql } from '../../gql/gql.ts';

export const CreateMemberDocument = graphql(`
  mutation CreateMember($input: CreateMemberInput!) {
    createMember(input: $input) {
      id
    }
  }
`);

export const RegisterByPhoneDocument = graphql(`
  mutation RegisterByPhone($input: CreateMemberInput!) {
    registerByPhone(input: $input) {
      id
    }
  }
`);

export const RegisterAtWindowDocument = graphql(`
  mutation RegisterAtWindow($input: CreateMemberInput!) {
    registerAtWindow(input: $input) {
      id
    }
  }
`);

export const UpdateMemberDocument = graphql(`
  mutation UpdateMember($id: ID!, $version: Int!, $input: UpdateMemberInput!) {
    updateMember(id: $id, version: $version, input: $input) {
      id
      version
    }
  }
`);

export const ArchiveMemberDocument = graphql(`
  mutation ArchiveMember($id: ID!) {
    archiveMember(id: $id) {
      id
      archivedAt
    }
  }
`);

export const RestoreMemberDocument = graphql(`
  mutation RestoreMember($id: ID!) {
    restoreMember(id: $id) {
      id
      archivedAt
    }
  }
`);

export const TagMembersDocument = graphql(`
  mutation TagMembers($input: TagMembersInput!) {
    tagMembers(input: $input) {
      id
    }
  }
`);

export const UntagMembersDocument = graphql(`
  mutation UntagMembers($input: UntagMembersInput!) {
    untagMembers(input: $input) {
      id
    }
  }
`);

export const SetMemberDocumentDocument = graphql(`
  mutation SetMemberDocument($id: ID!, $document: DocumentInput!) {
    setMemberDocument(id: $id, document: $document) {
      id
    }
  }
`);

export const RemoveMemberDocumentDocument = graphql(`
  mutation RemoveMemberDocument($id: ID!, $kind: DocumentKind!, $recordId: ID) {
    removeMemberDocument(id: $id, kind: $kind, recordId: $recordId) {
      id
    }
  }
`);

export const RevealMemberDocumentDocument = graphql(`
  mutation RevealMemberDocument($id: ID!, $kind: DocumentKind!, $recordId: ID) {
    revealMemberDocument(id: $id, kind: $kind, recordId: $recordId)
  }
`);

export const RemoveMemberPhotoDocument = graphql(`
  mutation RemoveMemberPhoto($id: ID!) {
    removeMemberPhoto(id: $id) {
      id
    }
  }
`);

export const SetMemberFieldsDocument = graphql(`
  mutation SetMemberFields($id: ID!, $values: [MemberFieldInput!]!) {
    setMemberFields(id: $id, values: $values) {
      id
    }
  }
`);

export const MergeMembersDocument = graphql(`
  mutation MergeMembers($fromId: ID!, $intoId: ID!, $reason: String!, $idempotencyKey: String!) {
    mergeMembers(fromId: $fromId, intoId: $intoId, reason: $reason, idempotencyKey: $idempotencyKey) {
      id
    }
  }
`);

export const UndoMergeDocument = graphql(`
  mutation UndoMerge($mergeId: String!, $idempotencyKey: String!) {
    undoMerge(mergeId: $mergeId, idempotencyKey: $idempotencyKey) {
      id
    }
  }
`);

export const EraseMemberDocument = graphql(`
  mutation EraseMember($id: ID!, $reason: String!) {
    eraseMember(id: $id, reason: $reason) {
      id
    }
  }
`);
