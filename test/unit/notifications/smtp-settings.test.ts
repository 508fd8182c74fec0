import { describe, expect, it } from "vitest";
import { smtpSettings } from "#shared/adapters/email/smtp-settings.ts";

describe("SMTP settings", () => {
  it.each([
    "smtp://mail.example",
    "smtp://mail.example:25",
    "smtp://10.0.0.1",
    "smtp://localhost.example",
    "smtp://[::2]",
  ])("insist on STARTTLS for %s", (url) => {
    expect(smtpSettings(url)).toMatchObject({ secure: false, requireTLS: true, ignoreTLS: false });
  });

  it.each(["smtp://localhost:1025", "smtp://127.0.0.1:1025", "smtp://127.8.9.1", "smtp://[::1]:1025"])(
    "go without TLS on loopback only: %s",
    (url) => {
      expect(smtpSettings(url)).toMatchObject({ secure: false, requireTLS: false, ignoreTLS: true });
    },
  );

  it("use TLS from the first byte for smtps, on loopback too", () => {
    expect(smtpSettings("smtps://localhost")).toMatchObject({ port: 465, secure: true, ignoreTLS: false });
  });

  it("take credentials and port from the URL", () => {
    expect(smtpSettings("smtp://desk%40x:p%3Aw@mail.example:2525")).toMatchObject({
      host: "mail.example",
      port: 2525,
      auth: { user: "desk@x", pass: "p:w" },
    });
    expect(smtpSettings("smtp://mail.example")).toMatchObject({ port: 587 });
    expect(smtpSettings("smtp://mail.example")).not.toHaveProperty("auth");
  });

  it.each(["", "mail.example", "http://mail.example", "smtp://", "smtp://user:geheim@"])(
    "refuse %j without repeating it",
    (url) => {
      expect(() => smtpSettings(url)).toThrow(new TypeError("the SMTP URL is neither smtp://host nor smtps://host"));
    },
  );
});
