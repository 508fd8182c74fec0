import type { MessageKey } from "#shared/catalogue/domain/edition.ts";
import type { Texts } from "#shared/kernel/locale.ts";

/** What all three editions say alike, or are silent on without denying it (D-4, D-11). */
export const COMMON_MESSAGES = {
  savings: {
    en: "Customers save 20 to 80 per cent on average, depending on the product and on the level of the agreement. No figure is promised for a single order.",
    fr: "Les clients économisent en moyenne de 20 à 80 %, selon le produit et le niveau de l’accord. Aucun chiffre n’est garanti pour une commande donnée.",
    de: "Kunden sparen im Durchschnitt 20 bis 80 Prozent, je nach Produkt und Stufe der Vereinbarung. Für eine einzelne Bestellung wird keine Zahl zugesagt.",
    "zh-TW": "視產品與協議等級而定，客戶平均可節省 20% 至 80%；個別訂單的節省幅度不予保證。",
  },
  "academy-not-needed": {
    en: "Any accredited institution may order and use exam packs. It does not have to belong to Imagine Academy.",
    fr: "Tout établissement accrédité peut commander et utiliser des packages d’examens, sans être membre d’Imagine Academy.",
    de: "Jede akkreditierte Einrichtung kann Prüfungspakete bestellen und nutzen. Mitglied der Imagine Academy muss sie dafür nicht sein.",
    "zh-TW": "凡經認可的學術機構皆可訂購並使用測驗套件，無須加入 Imagine Academy。",
  },
  regions: {
    en: "These products are available in every region in which volume licensing is.",
    fr: "Ces produits sont disponibles dans toutes les régions couvertes par les licences en volume.",
    de: "Diese Produkte sind in allen Regionen erhältlich, in denen es Volumenlizenzen gibt.",
    "zh-TW": "凡大量授權涵蓋的地區，均可取得這些產品。",
  },
  "e-learning": {
    en: "E-learning is no longer sold under volume licensing. Whoever bought it keeps using it until the contract ends.",
    fr: "La formation en ligne n’est plus vendue en licence en volume. Les clients qui l’ont achetée continuent de l’utiliser jusqu’à la fin de leur contrat.",
    de: "E-Learning wird nicht mehr über Volumenlizenzen verkauft. Wer es erworben hat, nutzt es bis zum Ende der Vereinbarung weiter.",
    "zh-TW": "大量授權已不再銷售電子學習產品；先前購買的客戶可繼續使用至合約期滿。",
  },
  "how-many-codes": {
    en: "Not sure how many codes you need? Write to the volume-licensing help desk, or find a partner near you.",
    fr: "Vous ne savez pas combien de codes il vous faut\u202F? Écrivez au service d’aide aux licences en volume ou trouvez un partenaire près de chez vous.",
    de: "Sie wissen nicht, wie viele Codes Sie brauchen? Schreiben Sie der Volumenlizenz-Hilfe, oder suchen Sie einen Partner in Ihrer Nähe.",
    "zh-TW": "不確定需要多少代碼？請寫信給大量授權協助中心，或尋找您當地的合作夥伴。",
  },
  "getting-started": {
    en: "To get started, speak to your volume-licensing account manager.",
    fr: "Pour commencer, adressez-vous à votre gestionnaire de compte pour les licences en volume.",
    de: "Wenden Sie sich zum Einstieg an Ihren Kundenbetreuer für Volumenlizenzen.",
    "zh-TW": "如要開始使用，請洽您的大量授權客戶經理。",
  },
} as const satisfies Partial<Record<MessageKey, Texts>>;

/** What A and B share and C has replaced. */
export const OLDER_MESSAGES = {
  certifications: {
    en: "Packs lead to MOS, MTA and MCP certifications; site packs also pay for MCE exams.",
    fr: "Les packages mènent aux certifications MOS, MTA et MCP\u202F; les packages de site couvrent aussi les examens MCE.",
    de: "Die Pakete führen zu MOS-, MTA- und MCP-Zertifizierungen; Site Packs gelten auch für MCE-Prüfungen.",
    "zh-TW": "套件適用於 MOS、MTA 與 MCP 認證；站點套件亦可用於 MCE 測驗。",
  },
  "pack-programmes": {
    en: "Packs are ordered under an Enrollment for Education Solutions (EES), a School Enrollment or Select Plus for Academic.",
    fr: "Les packages se commandent dans le cadre d’une inscription pour des solutions éducatives (EES), d’une inscription School Enrollment ou de Select Plus pour l’enseignement.",
    de: "Pakete werden über ein Enrollment for Education Solutions (EES), ein School Enrollment oder Select Plus für akademische Einrichtungen bestellt.",
    "zh-TW": "套件須透過教育解決方案註冊（EES）、School 註冊或學術版 Select Plus 訂購。",
  },
  "imagine-academy": {
    en: "Imagine Academy is a paid yearly subscription, open to every accredited academic institution that meets its standards and requirements.",
    fr: "Imagine Academy est un abonnement annuel payant, ouvert à tout établissement d’enseignement accrédité qui en respecte les normes et exigences.",
    de: "Die Imagine Academy ist ein kostenpflichtiges Jahresabonnement und steht jeder akkreditierten akademischen Einrichtung offen, die ihre Standards und Anforderungen erfüllt.",
    "zh-TW": "Imagine Academy 為付費的年度訂閱，凡符合其標準與要求的認可學術機構皆可參加。",
  },
  preparation: {
    en: "We advise preparing for six months or more for a basic certification, and for one year for an advanced one.",
    fr: "Nous conseillons au moins six mois de préparation pour une certification de base et un an pour une certification avancée.",
    de: "Wir empfehlen mindestens sechs Monate Vorbereitung auf eine Grundzertifizierung und ein Jahr auf eine weiterführende.",
    "zh-TW": "建議基礎認證準備六個月以上，進階認證準備一年。",
  },
} as const satisfies Partial<Record<MessageKey, Texts>>;

/** What B and C share: A knows products instead of solution areas, and Pearson VUE's centres besides. */
export const NEWER_MESSAGES = {
  "test-centre": {
    en: "To use a MOS or MTA site pack, an institution has to be a registered Certiport Authorised Testing Center. It may order before it is one.",
    fr: "Pour utiliser un package de site MOS ou MTA, l’établissement doit être un centre de test Certiport agréé et enregistré. Il peut commander avant de l’être.",
    de: "Um ein MOS- oder MTA-Site-Pack zu nutzen, muss die Einrichtung ein registriertes, von Certiport autorisiertes Prüfzentrum sein. Bestellen kann sie schon vorher.",
    "zh-TW": "使用 MOS 或 MTA 站點套件的機構，必須是已註冊的 Certiport 授權測試中心；取得資格前即可先行訂購。",
  },
  "supported-areas": {
    en: "Four solution areas are supported. When areas are added or changed, the certifications follow.",
    fr: "Quatre domaines de solutions sont pris en charge. Lorsque des domaines sont ajoutés ou modifiés, les certifications suivent.",
    de: "Vier Lösungsbereiche werden unterstützt. Kommen Bereiche hinzu oder ändern sie sich, ziehen die Zertifizierungen nach.",
    "zh-TW": "支援四個解決方案領域；領域新增或變更時，認證亦隨之更新。",
  },
} as const satisfies Partial<Record<MessageKey, Texts>>;
