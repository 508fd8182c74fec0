import type { QuoteWording } from "#shared/pricing/templates/wording.ts";

export const traditionalChinese: QuoteWording = {
  months: { other: "# 個月" },
  days: { other: "# 天" },
  codes: { other: "# 組代碼" },
  businessDays: { other: "# 個工作日" },
  runs: {
    agreement: ({ startsOn, endsOn }) => `若於今日訂購，訂閱期自${startsOn}起至${endsOn}止，亦即協議的最後一日。`,
    "earlier-order": ({ startsOn, endsOn }) =>
      `若於今日訂購，訂閱期自${startsOn}起至${endsOn}止，與此協議既有的 12 個月訂單同時到期。`,
    itself: ({ startsOn, endsOn }) =>
      `若於今日訂購，訂閱期自${startsOn}起至${endsOn}止。在此期間的後續訂單將於同日到期。`,
  },
  price: ({ unit, quantity, months, amount }) => `${unit} × ${quantity} × ${months} ÷ 12 = ${amount}。`,
  licence: "所有品項均以服務訂閱授權（SSL）銷售，無須使用者訂閱授權（USL）或附加訂閱授權（ASL）。",
  startedMonthCounts: "未滿一個月者以一個月計。",
  completedMonthsCount: "僅計足月。",
  benefit: ({ days, of, endsOn }) =>
    `代碼數量不減，使用期間則依比例縮短：全年 ${of} 天中的 ${days} 天，至${endsOn}止。`,
  fullBenefit: "代碼數量與使用期間均不縮減。",
  libraryBenefit: ({ endsOn }) => `電子書庫解鎖後，可使用至協議期結束（${endsOn}）為止，不受訂單到期日影響。`,
  membership: ({ days, of, endsOn }) => `會員資格的有效期為全年 ${of} 天中的 ${days} 天，至${endsOn}止。`,
  fullMembership: ({ endsOn }) => `會員資格的有效期為一整年，至${endsOn}止。`,
  alternatives: {
    "started-months": ({ months, total }) => `供比較：未滿一個月者以一個月計（${months}），總計為 ${total}。`,
    "completed-months": ({ months, total }) => `供比較：僅計足月（${months}），總計為 ${total}。`,
    days: ({ days, of, total }) => `供比較：按天數計（${of} 天中的 ${days} 天），總計為 ${total}。`,
  },
  discount: ({ codes, fromCodes, percent, amount }) =>
    `連同本訂單，此協議累計 ${codes}。達 ${fromCodes}起享 ${percent} 的批量折扣：折抵 ${amount}。`,
  noDiscount: ({ codes }) => `連同本訂單，此協議累計 ${codes}，尚未達批量折扣門檻。`,
  nextTier: ({ codesToGo, fromCodes, percent }) =>
    `下一級批量折扣為 ${percent}，自 ${fromCodes}起適用，尚差 ${codesToGo}。`,
  total: ({ total }) => `總計：${total}。`,
  validity: ({ through }) =>
    `於${through}前（含當日）訂購，價格相同；但若此協議在此之前另有訂單，或有新的價目表生效，則不在此限。價格於訂單處理時確定。`,
  purchaseContact: ({ email }) => `有關定價、授權或加大折扣的問題，請洽：${email}。`,
  salesContact: ({ email }) => `其他產品與價格資訊，請洽：${email}。`,
  preparationShort: ({ days, endsOn }) => `準備時間可能不足：至${endsOn}止僅剩 ${days}。`,
  deliveryMayBeLate: ({ businessDays, endsOn }) =>
    `訂購的品項可能來不及使用：將於轉售商的發票開立後 ${businessDays}內交付，最後可用日為${endsOn}。`,
  packYearShorter: ({ endsOn }) => `套件最長可使用一年；此處的代碼最遲將於${endsOn}失效，不足一年。`,
  packYearEndsFirst: "套件最長可使用一年；其代碼可能在本訂單的訂閱期屆滿前失效。",
  volumeTierNear: ({ codesToGo, percent }) => `若再增購 ${codesToGo}，本訂單的批量折扣即為 ${percent}。`,
};
