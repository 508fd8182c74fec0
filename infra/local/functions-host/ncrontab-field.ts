export type CronField = {
  readonly label: string;
  /** Inclusive bounds. */
  readonly least: number;
  readonly most: number;
  /** Names of the values from `least` on; any beginning of a name will do. */
  readonly names: readonly string[];
};

/** A schedule that the platform would refuse. */
export class MalformedField extends Error {
  override readonly name = "MalformedField";
}

/** The values that a comma list of `*`, `a`, `a-b`, each with an optional `/step`, stands for, ascending. */
export function parseField(text: string, field: CronField): readonly number[] {
  const values = new Set(text.split(",").flatMap((item) => parseItem(item, text, field)));
  return [...values].sort((a, b) => a - b);
}

function parseItem(item: string, text: string, field: CronField): readonly number[] {
  const [range = "", step, ...extra] = item.split("/");
  if (extra.length > 0 || (step !== undefined && !/^\d+$/.test(step))) throw malformed(text, field);
  const [low, high] = bounds(range, step !== undefined, text, field);
  if (low < field.least || high > field.most) throw malformed(text, field);
  const stride = Math.max(1, Number(step ?? 1));
  return Array.from({ length: Math.floor((high - low) / stride) + 1 }, (_, index) => low + index * stride);
}

/** `a/n` runs to the field's end; a reversed range is taken the other way round, as NCrontab does. */
function bounds(range: string, stepped: boolean, text: string, field: CronField): readonly [number, number] {
  if (range === "*") return [field.least, field.most];
  const [from, to, ...extra] = range.split("-").map((part) => parseValue(part, text, field));
  if (from === undefined || extra.length > 0) throw malformed(text, field);
  const end = to ?? (stepped ? field.most : from);
  return from <= end ? [from, end] : [end, from];
}

function parseValue(part: string, text: string, field: CronField): number {
  if (/^\d+$/.test(part)) return Number(part);
  const named = part === "" ? -1 : field.names.findIndex((name) => name.toLowerCase().startsWith(part.toLowerCase()));
  if (named < 0) throw malformed(text, field);
  return named + field.least;
}

function malformed(text: string, field: CronField): MalformedField {
  return new MalformedField(`"${text}" is not a valid ${field.label} field of an NCRONTAB expression.`);
}
