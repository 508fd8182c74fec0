import { expectStatus, problemOf } from "./answers.ts";
import { type Exam, type Learner, nameTestCentre, readCodes, readOrder, redeem } from "./contract-calls.ts";
import { mailsAbout } from "./mail-kind.ts";
import { localeOf } from "./sample.ts";
import type { Step } from "./step.ts";
import { inZone } from "./wording.ts";

const WITHIN_MS = 24 * 3_600_000;
const STUDENT: Learner = { name: "Lena Brandl", email: "lena.brandl@hs-isartal.example" };
const OFFICE_EXAM: Exam = { family: "MOS", examCode: "MO-200" };

export const announceSitePack: Step = {
  title: "Announce the site pack",
  run: async (world) => {
    const { university: order } = world;
    const { promises } = expectStatus((await readOrder(world, order)).answer, 200, "the order");
    const promise = promises.find(({ kind }) => kind === "access");
    const [mail, ...more] = mailsAbout(world, order, "site-pack-access");
    const tookMs = Date.parse(promise?.keptAt ?? "") - Date.parse(promise?.startedAt ?? "");
    world.check(
      "The site pack is announced within 24 hours of acceptance, to the contact alone and without a code",
      mail !== undefined &&
        more.length === 0 &&
        tookMs <= WITHIN_MS &&
        mail.language === localeOf(order) &&
        mail.recipients.join() === order.agreement.noticesContact.email &&
        mail.attachments.length === 0,
      `after ${tookMs / 1000} s, ${mail?.language}: ${mail?.subject}`,
    );
    return `“${mail?.subject}”, ${inZone(mail?.at ?? 0, order.agreement.term.timeZone)}`;
  },
};

export const readSitePack: Step = {
  title: "The publisher reads the site pack's codes",
  run: async (world) => {
    const { university: order } = world;
    const { answer } = await readCodes(world, order);
    const { lots } = expectStatus(answer, 200, "the order's codes");
    order.sitePackCodes = lots.filter(({ sku }) => sku.startsWith("SITE-")).flatMap(({ codes }) => codes);
    const { answer: other } = await readCodes(world, order, "lar-demo");
    const read = new Set(order.sitePackCodes).size;
    const seen = `${read} codes, Cache-Control: ${answer.headers.get("cache-control")}; ${other.status} for the reseller`;
    world.check(
      "The codes of a site pack come by the publisher's call alone",
      read === 125 && other.status === 401 && order.sitePackCodes.every((code) => !order.codes.includes(code)),
      seen,
    );
    return seen;
  },
};

export const refuseWithoutCentre: Step = {
  title: "A student takes an exam before a test centre is named",
  run: async (world) => {
    const { answer } = await redeem(world, world.university.sitePackCodes[0] ?? "", STUDENT, OFFICE_EXAM);
    const seen = `${answer.status} ${problemOf(answer.body)}`;
    world.check("A site pack's code waits until a test centre is named", seen === "409 test-centre-required", seen);
    return `${seen} for ${STUDENT.name}`;
  },
};

export const nameCentre: Step = {
  title: "Name the test centre, and let the student try again",
  run: async (world) => {
    const { university: order } = world;
    expectStatus((await nameTestCentre(world, order, "90077001")).answer, 200, "naming the test centre");
    const { answer } = await redeem(world, order.sitePackCodes[0] ?? "", STUDENT, OFFICE_EXAM);
    if (answer.status === 200) order.redeemed += 1;
    world.check("Once it is named the same code is redeemed", answer.status === 200, String(answer.status));
    return `${answer.status} for ${STUDENT.name}`;
  },
};
