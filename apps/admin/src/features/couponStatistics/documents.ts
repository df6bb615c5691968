import { graphql } from '../../gql/gql.ts';

export const CouponStatisticsDocument = graphql(`
  query CouponStatistics($from: Date!, $to: Date!, $branchId: ID, $couponTemplateId: ID) {
    couponStatistics(from: $from, to: $to, branchId: $branchId, couponTemplateId: $couponTemplateId) {
      total {
        ...CouponFigureFields
      }
      byTemplate {
        template {
          id
          name
        }
        figures {
          ...CouponFigureFields
        }
      }
      byStore {
        storeName
        figures {
          ...CouponFigureFields
        }
      }
      byChannel {
        channel
        figures {
          ...CouponFigureFields
        }
      }
      byMonth {
        month
        figures {
          ...CouponFigureFields
        }
      }
    }
    promotionStatistics(from: $from, to: $to, branchId: $branchId) {
      sales
      quantity
      revenue
      discount
      promotion {
        id
        name
      }
    }
  }

  fragment CouponFigureFields on CouponFigures {
    issued
    claimed
    used
    expired
    voided
    sales
    revenue
    discount
  }
`);
