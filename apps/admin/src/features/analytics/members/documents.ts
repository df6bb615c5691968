import { graphql } from '../../../gql/gql.ts';

export const RetentionDocument = graphql(`
  query Retention($orgId: ID, $by: CohortBy!, $from: Date!, $to: Date!) {
    retention(orgId: $orgId, by: $by, from: $from, to: $to) {
      month
      label
      members
      cells {
        age
        members
        share
        running
      }
    }
  }
`);

export const InterestsDocument = graphql(`
  query Interests($orgId: ID, $from: Date!, $to: Date!, $parentId: ID, $by: InterestGroup) {
    interests(orgId: $orgId, from: $from, to: $to, parentId: $parentId, by: $by) {
      buyers
      groups {
        key
        label
        buyers
      }
      rows {
        id
        name
        members
        share
        lift
        groups {
          key
          members
          share
          lift
        }
      }
    }
  }
`);

export const PortraitDocument = graphql(`
  query MemberPortrait($orgId: ID) {
    memberPortrait(orgId: $orgId) {
      members
      levels {
        id
        name
        colour
        members
        share
        amount
        amountShare
      }
      activity {
        band
        members
        share
        amount
        amountShare
      }
      rfm {
        asOf
        members
        recencyMean
        frequencyMean
        moneyMean
        cells {
          recency
          frequency
          money
          members
          share
          amount
          amountShare
        }
        groups {
          group
          members
          share
          amount
          amountShare
        }
      }
    }
  }
`);
