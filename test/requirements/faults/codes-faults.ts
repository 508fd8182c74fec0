import type { Faults } from "#test/requirements/mutation.ts";

export const CODES_FAULTS: Faults = {
  "shared/codes/domain/lot.ts": [
    { requirement: "R-60", breaks: "not after the term", find: "at >= lot.expiresAt", replace: "at > lot.expiresAt" },
    {
      requirement: "R-75",
      breaks: "no unused code left after the end",
      find: 'lot.state === "closed" || at',
      replace: 'lot.state === "closed" && at',
    },
  ],
  "shared/codes/domain/redemption.ts": [
    {
      requirement: "R-77",
      breaks: "no voucher without its exam",
      find: "if (exam === undefined && !isLibraryLot(lot))",
      replace: "if (exam === undefined && lot.codes === 0)",
    },
    {
      requirement: "T-18",
      breaks: "used is not unused",
      find: 'touched.state !== "assigned"',
      replace: 'touched.state === "redeemed"',
    },
    {
      requirement: "R-13",
      breaks: "no exam of another family",
      find: "!lot.families.includes(exam.family)",
      replace: "false",
    },
    {
      requirement: "R-37",
      breaks: "no exam with another provider",
      find: "provider !== exam?.provider",
      replace: "provider === undefined",
    },
    {
      requirement: "R-67",
      breaks: "one person",
      find: "code.personId === personId && isSameExam",
      replace: "isSameExam",
    },
    {
      requirement: "R-70",
      breaks: "one exam",
      find: "&& isSameExam(code.exam, exam)",
      replace: "&& (isSameExam(code.exam, exam) || true)",
    },
    {
      requirement: "R-71",
      breaks: "no second redemption",
      find: "touched !== undefined && isUsed(touched))\n    return",
      replace: "touched !== undefined && isUsed(touched) && isOwn(touched, attempt))\n    return",
    },
    {
      requirement: "R-72",
      breaks: "nobody else redeems it",
      find: "touched.personId !== attempt.personId",
      replace: "touched.personId === undefined",
    },
  ],
  "shared/codes/domain/assignment.ts": [
    {
      requirement: "R-73",
      breaks: "no transfer",
      find: 'if (touched !== undefined) return refuse("non-transferable");',
      replace: "",
    },
  ],
  "shared/codes/use-cases/redeem-code.ts": [
    {
      requirement: "R-35",
      breaks: "no site pack used without a centre",
      find: "lot.awaitsTestCentre === true && !(await",
      replace: "lot.awaitsTestCentre === undefined && !(await",
    },
    {
      requirement: "R-71",
      breaks: "no second redemption",
      find: "if (isNew) await lots.redeem(code, person, touched?.version);",
      replace: "void touched;",
    },
  ],
  "shared/codes/domain/library.ts": [
    {
      requirement: "R-69",
      breaks: "no printing",
      find: "licence: { print: false",
      replace: "licence: { print: true as false",
    },
    {
      requirement: "R-69",
      breaks: "no copying",
      find: ", copy: false, share: false }",
      replace: ", copy: true as false, share: false }",
    },
    {
      requirement: "R-69",
      breaks: "no sharing",
      find: "copy: false, share: false }",
      replace: "copy: false, share: true as false }",
    },
  ],
  "shared/contracts/code-presented.ts": [
    {
      requirement: "R-66",
      breaks: "nothing without a code",
      find: "code: codeText,\n  person",
      replace: "code: codeText.optional(),\n  person",
    },
  ],
};
