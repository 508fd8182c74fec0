import { existsSync, globSync, readFileSync } from "node:fs";

/** Linux counts a process's time in hundredths of a second, whatever the kernel's own tick. */
const MS_PER_TICK = 10;

/** Fields of `/proc/<pid>/stat` behind the name, which may hold blanks (proc(5)). */
const FIELDS = { parent: 1, user: 11, system: 12, endedChildrenUser: 13, endedChildrenSystem: 14 };

/** Whether this machine tells what a process has used. */
export const countsCpu = existsSync("/proc/self/stat");

function fieldsOf(pid: number): readonly number[] {
  const text = readFileSync(`/proc/${pid}/stat`, "utf8");
  return text
    .slice(text.lastIndexOf(")") + 2)
    .split(" ")
    .map(Number);
}

const sumOf = (fields: readonly number[], at: readonly number[]) =>
  at.reduce((sum, field) => sum + (fields[field] ?? 0), 0) * MS_PER_TICK;

/** CPU time of one process with its ended children, in milliseconds. */
export const cpuOf = (pid: number): number =>
  sumOf(fieldsOf(pid), [FIELDS.user, FIELDS.system, FIELDS.endedChildrenUser, FIELDS.endedChildrenSystem]);

/** The same of a process and all that it started, but for those in `without`. */
export function cpuOfTree(pid: number, without: readonly number[] = []): number {
  const children = new Map<number, number[]>();
  for (const path of globSync("/proc/[0-9]*/stat")) {
    const child = Number(path.split("/")[2]);
    const parent = parentOf(child);
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), child]);
  }
  const tree = (one: number): number =>
    without.includes(one) ? 0 : (children.get(one) ?? []).reduce((sum, child) => sum + tree(child), timeOf(one));
  return tree(pid);
}

/** A process may end between being listed and being asked. */
function parentOf(pid: number): number | undefined {
  try {
    return fieldsOf(pid)[FIELDS.parent];
  } catch {
    return undefined;
  }
}

function timeOf(pid: number): number {
  try {
    return cpuOf(pid);
  } catch {
    return 0;
  }
}
