/** One claim the demo makes, whether it held, and what was seen. */
export type Check = { readonly name: string; readonly passed: boolean; readonly detail: string };

/** Writes down a claim; a failing one does not stop the story. */
export type RecordCheck = (name: string, passed: boolean, detail: string) => void;

export const failedOf = (checks: readonly Check[]): readonly Check[] => checks.filter(({ passed }) => !passed);
