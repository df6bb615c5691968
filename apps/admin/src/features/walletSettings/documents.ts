import { graphql } from '../../gql/gql.ts';

export const WalletSettingsDocument = graphql(`
  query WalletSettings {
    walletSettings {
      spendOrder
      clawback
      bonusDays
      principalMonths
      memberLimit
      transferLimit
      transferBonus
      payWhileLost
      refundApproval
    }
  }
`);

export const UpdateWalletSettingsDocument = graphql(`
  mutation UpdateWalletSettings($input: WalletSettingsInput!) {
    updateWalletSettings(input: $input) {
      updatedAt
    }
  }
`);
