/** What a comparison needs is not on this machine: it is left out, and the reason said. */
export class AbsentError extends Error {
  override readonly name = "AbsentError";
}
