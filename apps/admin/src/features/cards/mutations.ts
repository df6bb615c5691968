import { graphql } from '../../gql/gql.ts';

export const IssueCardDocument = graphql(`
  mutation IssueCard($input: IssueCardInput!, $idempotencyKey: String!) {
    issueCard(input: $input, idempotencyKey: $idempotencyKey) {
      id
      number
    }
  }
`);

export const RenewCardDocument = graphql(`
  mutation RenewCard($input: RenewCardInput!, $idempotencyKey: String!) {
    renewCard(input: $input, idempotencyKey: $idempotencyKey) {
      id
    }
  }
`);

export const ReplaceCardDocument = graphql(`
  mutation ReplaceCard($input: ReplaceCardInput!, $idempotencyKey: String!) {
    replaceCard(input: $input, idempotencyKey: $idempotencyKey) {
      id
    }
  }
`);

export const ActivateCardDocument = graphql(`
  mutation ActivateCard($id: ID!, $reason: String) {
    activateCard(id: $id, reason: $reason) {
      id
    }
  }
`);

export const ReportCardLossDocument = graphql(`
  mutation ReportCardLoss($id: ID!, $reason: String!) {
    reportCardLoss(id: $id, reason: $reason) {
      id
    }
  }
`);

export const CancelCardLossDocument = graphql(`
  mutation CancelCardLoss($id: ID!, $reason: String!) {
    cancelCardLoss(id: $id, reason: $reason) {
      id
    }
  }
`);

export const FreezeCardDocument = graphql(`
  mutation FreezeCard($id: ID!, $reason: String!) {
    freezeCard(id: $id, reason: $reason) {
      id
    }
  }
`);

export const UnfreezeCardDocument = graphql(`
  mutation UnfreezeCard($id: ID!, $reason: String!) {
    unfreezeCard(id: $id, reason: $reason) {
      id
    }
  }
`);

export const CloseCardDocument = graphql(`
  mutation CloseCard($id: ID!, $reason: String!) {
    closeCard(id: $id, reason: $reason) {
      id
    }
  }
`);

export const SetCardLimitsDocument = graphql(`
  mutation SetCardLimits($id: ID!, $input: CardLimitsInput!) {
    setCardLimits(id: $id, input: $input) {
      id
    }
  }
`);

export const SetCardEarningDocument = graphql(`
  mutation SetCardEarning($id: ID!, $input: CardEarningInput!) {
    setCardEarning(id: $id, input: $input) {
      id
      earns
      pointsPercent
    }
  }
`);

export const SetCardPinDocument = graphql(`
  mutation SetCardPin($id: ID!, $pin: String!, $oldPin: String) {
    setCardPin(id: $id, pin: $pin, oldPin: $oldPin) {
      id
      hasPin
    }
  }
`);

export const RequestCardPinResetDocument = graphql(`
  mutation RequestCardPinReset($cardId: ID!, $reason: String!) {
    requestCardPinReset(cardId: $cardId, reason: $reason) {
      id
    }
  }
`);
