import { graphql } from '../../gql/gql.ts';

export const CreateDeliveryDocument = graphql(`
  mutation CreateDelivery($input: CreateDeliveryInput!, $idempotencyKey: String!) {
    createDelivery(input: $input, idempotencyKey: $idempotencyKey) {
      id
      number
    }
  }
`);

export const UpdateDeliveryDocument = graphql(`
  mutation UpdateDelivery($id: ID!, $input: UpdateDeliveryInput!) {
    updateDelivery(id: $id, input: $input) {
      id
      recipient
      phone
      address
      note
    }
  }
`);

export const RescheduleDeliveryDocument = graphql(`
  mutation RescheduleDelivery($id: ID!, $date: Date!, $windowStart: Int, $windowEnd: Int) {
    rescheduleDelivery(id: $id, date: $date, windowStart: $windowStart, windowEnd: $windowEnd) {
      id
      status
      nextStatuses
      date
      windowStart
      windowEnd
      overdue
    }
  }
`);

export const StepDeliveriesDocument = graphql(`
  mutation StepDeliveries($ids: [ID!]!, $status: DeliveryStatus!, $reason: String, $idempotencyKey: String!) {
    stepDeliveries(ids: $ids, status: $status, reason: $reason, idempotencyKey: $idempotencyKey) {
      id
      status
      nextStatuses
      overdue
      reason
    }
  }
`);
