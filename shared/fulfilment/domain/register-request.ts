import type { OrderForm } from "#shared/contracts/order-placed.ts";
import type { Fulfilment } from "#shared/fulfilment/domain/fulfilment.ts";
import { localDateOf } from "#shared/fulfilment/domain/local-date.ts";
import { lotPlan, type PlannedLot } from "#shared/fulfilment/domain/lot-plan.ts";
import { laterDate } from "#shared/kernel/calendar-date.ts";
import type { OrderId } from "#shared/kernel/identifiers.ts";

/** What an agreement's register is told of an order. */
export type RegisterRequest = {
  readonly agreementNumber: string;
  readonly orderId: OrderId;
  readonly form: OrderForm;
  /** First day of its subscription, in the term's time zone. */
  readonly startsOn: string;
  readonly codes: number;
  readonly lots: readonly PlannedLot[];
};

/** An order runs from the day it was accepted, and not before the term starts. */
export const registerRequest = (fulfilment: Fulfilment): RegisterRequest => {
  const { agreementNumber, orderId, form, lines, milestones, term } = fulfilment;
  return {
    agreementNumber,
    orderId,
    form,
    startsOn: laterDate(localDateOf(milestones.accepted, term.timeZone), term.startsOn),
    codes: lines.reduce((sum, line) => sum + line.codes, 0),
    lots: lotPlan(lines),
  };
};
