import { graphql } from '../../gql/gql.ts';

export const AddRelativeDocument = graphql(`
  mutation AddRelative($memberId: ID!, $input: AddRelativeInput!) {
    addRelative(memberId: $memberId, input: $input) {
      id
    }
  }
`);

export const UpdateRelativeDocument = graphql(`
  mutation UpdateRelative($id: ID!, $input: UpdateRelativeInput!) {
    updateRelative(id: $id, input: $input) {
      id
    }
  }
`);

export const AddAnniversaryDocument = graphql(`
  mutation AddAnniversary($memberId: ID!, $input: AddAnniversaryInput!) {
    addAnniversary(memberId: $memberId, input: $input) {
      id
    }
  }
`);

export const UpdateAnniversaryDocument = graphql(`
  mutation UpdateAnniversary($id: ID!, $input: UpdateAnniversaryInput!) {
    updateAnniversary(id: $id, input: $input) {
      id
    }
  }
`);

export const AddPossessionDocument = graphql(`
  mutation AddPossession($memberId: ID!, $input: AddPossessionInput!) {
    addPossession(memberId: $memberId, input: $input) {
      id
    }
  }
`);

export const UpdatePossessionDocument = graphql(`
  mutation UpdatePossession($id: ID!, $input: UpdatePossessionInput!) {
    updatePossession(id: $id, input: $input) {
      id
    }
  }
`);

export const RemoveBelongingDocument = graphql(`
  mutation RemoveBelonging($id: ID!) {
    removeBelonging(belongingId: $id) {
      id
    }
  }
`);
