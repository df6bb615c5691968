import { graphql } from '../../gql/gql.ts';

export const EarningRulesDocument = graphql(`
  query EarningRules {
    earningRuleSets {
      id
      number
      state
      note
      publishedAt
      retiredAt
      rules {
        ruleId
        name
        nameEn
        nameZh
        kind {
          id
          name
        }
        condition
        conditionText
        lines
        linesText
        effectText
        effect {
          type
          points
          each
          per
          rounding
          mode
          percent
          bands {
            from
            points
          }
        }
        byLevel
        group
        stops
        perSale
        perDay
        perMember
        budget
        spent
        pendingDays
        pendingDelivery
      }
    }
    pointsKinds {
      id
      name
    }
  }
`);

export const SaveEarningRulesDocument = graphql(`
  mutation SaveEarningRules($input: EarningRulesInput!) {
    saveEarningRules(input: $input) {
      id
    }
  }
`);

export const PublishEarningRulesDocument = graphql(`
  mutation PublishEarningRules {
    publishEarningRules {
      id
    }
  }
`);

export const RetireEarningRulesDocument = graphql(`
  mutation RetireEarningRules {
    retireEarningRules {
      id
    }
  }
`);

export const DiscardEarningRulesDocument = graphql(`
  mutation DiscardEarningRules {
    discardEarningRules
  }
`);

export const PublishedRulesDocument = graphql(`
  query PublishedRules {
    publishedEarningRules {
      chain
      version
      publishedAt
      rules {
        name
        kind
        effect
        when
        goods
        limits
        byLevel
      }
      pay {
        kind
        points
        worth
        share
        first
      }
    }
  }
`);
