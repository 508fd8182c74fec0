/** A mail address that tells its owner which it is and nobody else what it is: `y…@qinglan.example`. */
export function maskedAddress(email: string): string {
  const at = email.lastIndexOf("@");
  return `${[...email.slice(0, at)][0] ?? ""}…${email.slice(at)}`;
}
