import type { CodeMailWordings } from "#shared/notifications/templates/code-mails.ts";

export const codeMails: CodeMailWordings = {
  "code-list": {
    subject: (purchaseOrderNumber) => `您的存取代碼：訂單 ${purchaseOrderNumber}`,
    title: "您的存取代碼已備妥",
    preheader: "代碼清單請見附件，並請妥善保密。",
    opening: {
      other: "隨信附上此訂單的存取代碼清單，共 # 組。附件提供 Excel 活頁簿（XLSX）與 CSV 兩種格式，內容相同。",
    },
    manifest: "另附經數位簽章的檔案明細，載有上述兩個檔案的雜湊值，您可隨時據以查驗檔案是否為原始檔案。",
    rules: "代碼使用須知",
    oneExam: "每組測驗憑券代碼可註冊一次測驗，且只能使用一次。",
    library: "每組電子書庫代碼可供一人使用 E-Reference Library，直到協議期結束為止。書庫內容禁止列印、複製或共用。",
    onePerson: "每組代碼僅分配給一人，分配後即不得轉讓；即使該人員離職，也不得改分配給他人。",
    expiry: (timeZone) => `未使用的代碼將於最後可用日結束時（${timeZone}）失效，恕不退款。`,
    confidential:
      "兩個檔案皆須保密：任何人取得其中之一，即可使用其中的代碼。請妥善保管，並只將各人所屬的代碼交給本人。",
  },
  "code-list-again": {
    subject: (purchaseOrderNumber) => `再次寄送存取代碼：訂單 ${purchaseOrderNumber}`,
    title: "再次寄送您的存取代碼",
    preheader: "再次附上代碼清單，請妥善保密。",
    opening: {
      other:
        "應發行商要求，隨信再次附上此訂單的存取代碼清單，共 # 組。附件提供 Excel 活頁簿（XLSX）與 CSV 兩種格式，內容相同。",
    },
    same: "此清單與首次清單完全相同；期間已分配或已使用的代碼，狀態不變。",
    shortened: {
      opening: {
        other:
          "應發行商要求，隨信再次附上此訂單尚未超過最後可用日的存取代碼清單，共 # 組。附件提供 Excel 活頁簿（XLSX）與 CSV 兩種格式，內容相同。",
      },
      same: "首次清單中已超過最後可用日的代碼不再列入；期間已分配或已使用的代碼，狀態不變。",
    },
  },
  "resend-notice": {
    subject: (purchaseOrderNumber) => `訂單 ${purchaseOrderNumber} 的代碼清單已寄至其他信箱`,
    title: "代碼清單已寄至其他信箱",
    preheader: "您先前曾收到此清單。本郵件不含任何代碼。",
    opening: (resentOn) =>
      `應發行商要求，此訂單的存取代碼清單已於 ${resentOn}再次寄出。收件者為協議目前登記的「通知和線上聯絡人」信箱，不再是您的信箱。`,
    before: "您先前曾收到此清單。若您已不再負責此訂單，請刪除該清單。",
    unexpected: "若您並未預期聯絡人有此變更，請立即通知發行商。",
  },
  reminder: {
    subject: (purchaseOrderNumber) => `訂單 ${purchaseOrderNumber}：尚有存取代碼未使用`,
    title: "尚有存取代碼未使用",
    preheader: "未使用的代碼數量與最後可用日。",
    opening: (lastUsableDay) => ({ other: `此訂單尚有 # 組存取代碼未使用，最後可用日為 ${lastUsableDay}。` }),
    expiry: (timeZone) => `未使用的代碼將於當日結束時（${timeZone}）失效，恕不退款。`,
    passOn: "請提醒已取得代碼的人員儘早使用。",
  },
  "agreement-ended": {
    subject: (purchaseOrderNumber) => `訂單 ${purchaseOrderNumber}：協議提前終止`,
    title: "協議提前終止",
    preheader: "此訂單的變更內容。",
    opening: (lastDay) => `本協議將提前終止，最後一日改為 ${lastDay}。`,
    released: "此訂單的存取代碼可使用至下列日期：",
    notReleased: "此訂單的存取代碼尚未發放，且最遲將於協議終止時失效。",
    expiry: (timeZone) => `未使用的代碼將於最後可用日結束時（${timeZone}）失效，恕不退款。`,
    registrations: "在期限內完成的測驗註冊仍然有效。",
    library: "E-Reference Library 電子書庫的使用權限將隨協議終止而結束。",
    passOn: "請提醒已取得代碼的人員儘早使用。",
    membership: "此訂單的 Imagine Academy 會員資格最遲將隨協議終止而結束。",
  },
  "expiry-notice": {
    subject: (purchaseOrderNumber) => `訂單 ${purchaseOrderNumber}：代碼使用期限已結束`,
    title: "代碼使用期限已結束",
    preheader: "代碼的使用數量與失效數量。",
    opening: "此訂單的存取代碼已過最後可用日。",
    allRedeemed: { other: "已發出的 # 組代碼已全數於期限內使用。" },
    allExpired: { other: "已發出的 # 組代碼全數未使用，現已失效。" },
    someExpired: (issued) => ({ other: `已發出的 ${issued} 組代碼中，有 # 組未使用，現已失效。` }),
    noRefund: "失效的代碼無法再使用，且恕不退款。",
    registrations: "在期限內完成的測驗註冊仍然有效。",
  },
};
