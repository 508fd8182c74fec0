/** What a code may pay for, by the certification the exam leads to. */
export const EXAM_FAMILIES = ["MOS", "MTA", "MCE", "MCP", "Fundamentals"] as const;
export type ExamFamily = (typeof EXAM_FAMILIES)[number];
