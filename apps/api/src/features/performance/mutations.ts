import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { businessDayAt } from '../../business-day.ts';
import { db } from '../../db.ts';
import { uuidOf } from '../../global-id.ts';
import { monthOfPerson } from './schema.ts';
import { setGoal } from './service.ts';
import { StaffPerformance } from './types.ts';

const StaffGoalInput = builder.inputType('StaffGoalInput', {
  description: 'What an employee is to reach in a month. What is left out stays; null takes a goal back.',
  fields: (t) => ({
    employeeId: t.globalID({ required: true, description: 'The Employee.' }),
    month: t.field({ type: 'Date', required: true, description: 'Any day of the month, which must not be over.' }),
    revenue: t.field({ type: 'Money', description: 'In revenue.' }),
    orders: t.int({ description: 'In orders.' }),
    newMembers: t.int({ description: 'In members won.' }),
  }),
});

builder.mutationField('setStaffGoal', (t) =>
  t.field({
    type: StaffPerformance,
    authScopes: { can: 'performance.write' },
    description: "Sets goals for a month of an employee of the viewer's branch.",
    args: { input: t.arg({ type: StaffGoalInput, required: true }) },
    resolve: async (_root, { input }, { viewer }) => {
      const employeeId = uuidOf(input.employeeId, 'Employee', 'employeeId');
      const today = businessDayAt({ time_zone: null, day_starts_at: null }, new Date());
      await withTx(db, (tx) => setGoal(tx, viewer, { ...input, employeeId }, today));
      return monthOfPerson(viewer, employeeId, input.month);
    },
  }),
);
