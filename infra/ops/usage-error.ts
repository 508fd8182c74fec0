/** What was asked cannot be understood, or says too little; its message is for whoever asked. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
