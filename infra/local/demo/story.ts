import { COMPANY_STORY } from "./company-story.ts";
import { SCHOOL_STORY } from "./school-story.ts";
import type { Step } from "./step.ts";
import { UNIVERSITY_STORY } from "./university-story.ts";

/** Three customers one after the other, each from its agreement to its expired codes. */
export const STORY: readonly Step[] = [...SCHOOL_STORY, ...COMPANY_STORY, ...UNIVERSITY_STORY];
