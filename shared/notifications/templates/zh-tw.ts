import type { Wording } from "#shared/notifications/templates/wording.ts";
import { codeMails } from "#shared/notifications/templates/zh-tw/code-mails.ts";
import { orderMails } from "#shared/notifications/templates/zh-tw/order-mails.ts";

export const traditionalChinese: Wording = {
  greeting: (name) => `${name} 您好：`,
  labelEnd: "：",
  labels: {
    customer: "客戶",
    agreement: "協議編號",
    purchaseOrder: "訂單編號",
    receivedOn: "收單日期",
    heldSince: "暫停日期",
    invoice: "發票號碼",
    product: "產品",
    quantity: "數量",
    codes: "代碼數",
    lastUsableDay: "最後可用日",
    edition: "目錄版本",
    issued: "已發出",
    redeemed: "已使用",
    unused: "未使用",
    expired: "已失效",
    number: "序號",
    code: "代碼",
    lot: "批次",
  },
  lastDay: {
    agreement: (day) => `${day}（協議到期）`,
    subscription: (day) => `${day}（訂閱到期）`,
    "agreement-ended": (day) => `${day}（協議提前終止）`,
    "pack-year": (day) => `${day}（套件一年使用期屆滿）`,
  },
  deliveryDays: {
    one: { other: "#\u00A0個工作日" },
    several: (first) => `${first}\u00A0至\u00A0#\u00A0個工作日`,
  },
  footer: (agreementNumber) =>
    `此為系統自動寄發的郵件，收件人為大量授權協議 ${agreementNumber} 的「通知和線上聯絡人」。`,
  resellerFooter: (agreementNumber) =>
    `此為系統自動寄發的郵件，收件人為依大量授權協議 ${agreementNumber} 訂購的轉售商。`,
  formerContactFooter: (agreementNumber) =>
    `此為系統自動寄發的郵件，收件人為先前曾收到大量授權協議 ${agreementNumber} 之此份清單者。`,
  mails: { ...orderMails, ...codeMails },
};
