import { graphql } from '../../gql/gql.ts';
import type { PointsReportQuery } from '../../gql/graphql.ts';

export const SettlementDocument = graphql(`
  query SettlementReport($from: Date!, $to: Date!, $orgId: ID) {
    settlementReport(from: $from, to: $to, orgId: $orgId) {
      debts {
        id
        debtorId
        creditorId
        debtorName
        creditorName
        amount {
          principal
          bonus
          total
        }
      }
      balances {
        storeId
        storeName
        owed {
          total
        }
        owes {
          total
        }
        amount {
          principal
          bonus
          total
        }
      }
    }
  }
`);

export const DebtEntriesDocument = graphql(`
  query DebtEntries($from: Date!, $to: Date!, $orgId: ID) {
    settlementReport(from: $from, to: $to, orgId: $orgId) {
      debts {
        id
        entries {
          id
          at
          kind
          storeName
          why
        }
      }
    }
  }
`);

export const SettlementsDocument = graphql(`
  query Settlements($first: Int!) {
    settlements(first: $first) {
      edges {
        node {
          id
          fromDay
          through
          createdAt
          note
          createdBy {
            id
            name
          }
          rows {
            debtorId
            creditorId
            debtorName
            creditorName
            principal
            bonus
            paidAt
          }
        }
      }
    }
  }
`);

export const SettleStoresDocument = graphql(`
  mutation SettleStores($through: Date!, $note: String, $idempotencyKey: String!) {
    settleStores(through: $through, note: $note, idempotencyKey: $idempotencyKey) {
      id
    }
  }
`);

export const MarkSettlementPaidDocument = graphql(`
  mutation MarkSettlementPaid($settlementId: ID!, $debtorId: ID!, $creditorId: ID!, $idempotencyKey: String!) {
    markSettlementPaid(settlementId: $settlementId, debtorId: $debtorId, creditorId: $creditorId, idempotencyKey: $idempotencyKey) {
      id
    }
  }
`);

export const LiabilityDocument = graphql(`
  query LiabilityReport($from: Date!, $to: Date!, $orgId: ID) {
    liabilityReport(from: $from, to: $to, orgId: $orgId) {
      opening {
        principal
        bonus
        total
      }
      closing {
        principal
        bonus
        total
      }
      movements {
        house
        came
        amount {
          principal
          bonus
          total
        }
      }
      stores {
        storeName
        amount {
          principal
          bonus
          total
        }
      }
      trend {
        on
        amount {
          total
        }
      }
    }
  }
`);

export const PrepaidDocument = graphql(`
  query PrepaidReport($orgId: ID) {
    prepaidReport(orgId: $orgId) {
      members
      membersAboveLimit
      limit
      outstanding {
        principal
        bonus
        total
      }
      byValidity {
        validity
        members
        amount {
          principal
          bonus
          total
        }
      }
    }
  }
`);

export const PointsLiabilityDocument = graphql(`
  query PointsReport($from: Date!, $to: Date!, $orgId: ID) {
    pointsReport(from: $from, to: $to, orgId: $orgId) {
      kind {
        id
        name
        worth
      }
      opening {
        points
        worth
      }
      earned {
        points
        worth
      }
      spent {
        points
        worth
      }
      expired {
        points
        worth
      }
      converted {
        points
        worth
      }
      reversed {
        points
        worth
      }
      other {
        points
        worth
      }
      closing {
        points
        worth
      }
      breakageRate
      stores {
        storeName
        amount {
          points
          worth
        }
      }
      trend {
        on
        amount {
          points
          worth
        }
      }
      expiry {
        when
        month
        amount {
          points
          worth
        }
      }
    }
  }
`);

export type KindReport = PointsReportQuery['pointsReport'][number];
