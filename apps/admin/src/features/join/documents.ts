import { graphql } from '../../gql/gql.ts';

export const RegistrationFormDocument = graphql(`
  query RegistrationForm {
    registrationForm {
      chain
      open
      stores {
        code
        name
      }
      asks {
        document
      }
    }
  }
`);

export const RequestRegistrationCodeDocument = graphql(`
  mutation RequestRegistrationCode($phone: String!) {
    requestRegistrationCode(phone: $phone)
  }
`);

export const RegisterDocument = graphql(`
  mutation Register($input: RegisterInput!) {
    register(input: $input) {
      number
      levelName
    }
  }
`);
