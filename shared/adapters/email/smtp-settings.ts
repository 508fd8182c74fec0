import { isLoopback } from "#shared/kernel/loopback.ts";

/** Where and how mail is handed over. */
export type SmtpSettings = {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (`smtps:`). */
  readonly secure: boolean;
  /** STARTTLS or nothing; false on loopback only. */
  readonly requireTLS: boolean;
  readonly ignoreTLS: boolean;
  readonly auth?: { readonly user: string; readonly pass: string };
};

const DEFAULT_PORTS = { "smtp:": 587, "smtps:": 465 } as const;

/**
 * Reads `smtp://` (STARTTLS) or `smtps://` with percent-encoded credentials. Beyond loopback nothing goes unencrypted.
 * @throws {TypeError} for anything else; the message never holds the URL, which may hold a password.
 */
export function smtpSettings(smtpUrl: string): SmtpSettings {
  const url = URL.canParse(smtpUrl) ? new URL(smtpUrl) : undefined;
  if (!url || !isScheme(url.protocol) || url.hostname === "")
    throw new TypeError("the SMTP URL is neither smtp://host nor smtps://host");
  const secure = url.protocol === "smtps:";
  const isPlain = !secure && isLoopback(url);
  const user = decodeURIComponent(url.username);
  return {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: url.port === "" ? DEFAULT_PORTS[url.protocol] : Number(url.port),
    secure,
    requireTLS: !secure && !isPlain,
    ignoreTLS: isPlain,
    ...(user === "" ? {} : { auth: { user, pass: decodeURIComponent(url.password) } }),
  };
}

const isScheme = (protocol: string): protocol is keyof typeof DEFAULT_PORTS => protocol in DEFAULT_PORTS;
