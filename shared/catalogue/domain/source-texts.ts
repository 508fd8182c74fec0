import type { Locale } from "#shared/kernel/locale.ts";

/** Documents the rules are taken from. The first three are editions of one document, not translations of it. */
export const SOURCE_IDS = [
  "licensing-de",
  "licensing-fr",
  "licensing-zh",
  "benefits-guide-zh",
  "learning-partners-zh",
] as const;
export type SourceId = (typeof SOURCE_IDS)[number];

export type SourceText = {
  readonly locale: Locale;
  /** As the document says, `YYYY-MM-DD`; null when it says none. */
  readonly date: string | null;
  /** Of the document's bytes, lower-case hexadecimal; lines are counted in these bytes. */
  readonly sha256: string;
  /** Whether a person wrote the text. A machine's is kept with its origin and shown as not verified. */
  readonly translation: { readonly type: "human" } | { readonly type: "MT"; readonly sourceCommit: string };
};

const human = { type: "human" } as const;

export const SOURCE_TEXTS: Readonly<Record<SourceId, SourceText>> = {
  "licensing-de": {
    locale: "de",
    date: "2019-07-30",
    sha256: "c439cd2264b221ebf6681e674f98164259a00bb1b8eeb5ef24e521e06bef0bc2",
    translation: human,
  },
  "licensing-fr": {
    locale: "fr",
    date: "2019-07-30",
    sha256: "f7b5a88a7fe2a96110356facd029ec1d0b3cf6c3d4c856f9da3bad8acffaa5ba",
    translation: human,
  },
  "licensing-zh": {
    locale: "zh-TW",
    date: "2019-07-30",
    sha256: "3d8472fee3ee3f9ac6eee61231e647d37adcd4da7f826ec5a77019281a5ade57",
    translation: human,
  },
  "benefits-guide-zh": {
    locale: "zh-TW",
    date: null,
    sha256: "20eeea7906b89164859e8106b9ed746b063e2ec1d12ac20a1b2be1bff0f45e78",
    translation: human,
  },
  "learning-partners-zh": {
    locale: "zh-TW",
    date: "2021-02-05",
    sha256: "e92774f4b588cff399abd63b9c96d745196bbeeeddc87d826fed2c9656bbed57",
    translation: { type: "MT", sourceCommit: "99e4ca8495860a3119debb139509b9c8a9db4c87" },
  },
};

/** A text that no person wrote is shown as not verified. */
export const isVerified = (sourceId: SourceId): boolean => SOURCE_TEXTS[sourceId].translation.type === "human";
