import type { Frame } from "#shared/notifications/templates/frame.ts";

type HeldWording = Frame & {
  readonly opening: string;
  readonly meaning: string;
  readonly nextSteps: string;
  /** What the reseller can do. */
  readonly action: string;
  readonly resumption: string;
};

/** Mails about an order and what it is for. */
export type OrderMailWordings = {
  readonly "order-confirmation": Frame & {
    readonly opening: string;
    readonly nextSteps: string;
    /** */
    readonly release: (deliveryDays: string) => string;
    /** */
    readonly delivery: string;
    /** */
    readonly sitePacks: string;
    /** */
    readonly use: string;
    /** */
    readonly membership: (deliveryDays: string) => string;
  };
  /** */
  readonly "held-no-usable-contact": HeldWording;
  /** of memberships as well. */
  readonly "held-delivery-after-expiry": HeldWording & {
    /** In the place of `meaning` where something was released. */
    readonly released: string;
  };
  readonly "site-pack-access": Frame & {
    readonly opening: string;
    readonly access: string;
    /** the instructions, with the site's address. */
    readonly open: (managementUrl: string) => string;
    readonly identify: string;
    /** */
    readonly release: (deliveryDays: string) => string;
    /** */
    readonly customerService: string;
    readonly help: string;
    readonly phone: (phone: string) => string;
    readonly website: (url: string) => string;
    /** with the way to become a centre. */
    readonly noTestCentre: (enrolmentUrl: string) => string;
  };
  readonly "membership-active": Frame & {
    readonly opening: string;
    /** */
    readonly benefits: string;
    readonly start: (academyUrl: string) => string;
    readonly renewal: string;
  };
  readonly "membership-reminder": Frame & {
    readonly opening: (lastDay: string) => string;
    readonly renewal: string;
  };
  readonly "membership-ended": Frame & {
    readonly opening: (lastDay: string) => string;
    readonly renewal: string;
  };
};
