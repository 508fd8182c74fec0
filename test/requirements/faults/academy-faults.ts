import type { Faults } from "#test/requirements/mutation.ts";

export const ACADEMY_FAULTS: Faults = {
  "shared/agreements/domain/academy-grant.ts": [
    {
      requirement: "R-22",
      breaks: "no second pool",
      find: "renewed === undefined || regrantOnRenewal",
      replace: "renewed !== null || regrantOnRenewal",
    },
    {
      requirement: "R-7",
      breaks: "no Imagine Academy for anyone else",
      find: "if (!isAccredited(agreement, today)) return undefined;",
      replace: "",
    },
    { requirement: "R-19", breaks: "price 0", find: "price: 0,", replace: "price: 1 as 0," },
    {
      requirement: "R-19",
      breaks: "granted on purchase and on renewal",
      find: "if (terms === undefined ||",
      replace: "if (terms === undefined || agreement.renewalOf !== undefined ||",
    },
    {
      requirement: "R-22",
      breaks: "no 31st voucher",
      find: "pool.drawn >= pool.total",
      replace: "pool.drawn > pool.total",
    },
    {
      requirement: "R-22",
      breaks: "30 vouchers per agreement",
      find: "const poolOf = renewed === undefined || regrantOnRenewal ?",
      replace: "const poolOf = renewed === undefined || !regrantOnRenewal ?",
    },
  ],
};
