import { expectStatus, problemOf } from "./answers.ts";
import { placeOrder, readImagineAcademy, registerAgreement } from "./contract-calls.ts";
import { mailsAbout } from "./mail-kind.ts";
import { localeOf } from "./sample.ts";
import type { Step } from "./step.ts";
import { inZone } from "./wording.ts";

export const refuseUnchecked: Step = {
  title: "Order a membership before the university was checked",
  run: async (world) => {
    const { university: order } = world;
    const { academyStandards, ...unchecked } = order.agreement;
    order.placedAt = new Date(world.stack.clock.now()).toISOString();
    expectStatus((await registerAgreement(world, { ...order, agreement: unchecked })).answer, 200, "no check");
    const { answer } = await placeOrder(world, order);
    expectStatus((await registerAgreement(world, order)).answer, 200, "the check");
    const seen = `${answer.status} ${problemOf(answer.body)}`;
    world.check(
      "A membership waits for the check against the edition's standards",
      seen === "422 academy-standards-required",
      `${seen}, then checked against those of ${academyStandards?.edition}`,
    );
    return `${seen}; the check is registered`;
  },
};

export const beginMembership: Step = {
  title: "The membership of Imagine Academy begins",
  run: async (world) => {
    const { university: order } = world;
    const { memberships } = expectStatus((await readImagineAcademy(world, order)).answer, 200, "Imagine Academy");
    const [membership] = memberships;
    const [mail, ...more] = mailsAbout(world, order, "membership-active");
    const names = membership?.benefits.map(({ name }) => name) ?? [];
    const seen = `${membership?.status} until ${membership?.endsOn}, ${names.length} benefits, ${membership?.label}`;
    world.check(
      "A membership begins with the release, runs to the end of its subscription, and its contact is told what it brings",
      memberships.length === 1 &&
        membership?.status === "active" &&
        membership.endsOn === order.agreement.term.endsOn &&
        mail?.language === localeOf(order) &&
        more.length === 0 &&
        names.length === 4 &&
        names.every((name) => mail.text.includes(name)),
      seen,
    );
    return `“${mail?.subject}”, ${inZone(mail?.at ?? 0, order.agreement.term.timeZone)}`;
  },
};
