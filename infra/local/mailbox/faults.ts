/** What a mail service does wrong, on demand. */
export type MailboxFaults = {
  /** true: an outage, open connections are destroyed and new ones too; false: over. */
  refuse(on: boolean): void;
  /** Answers the next messages with this SMTP status (4xx or 5xx) and does not keep them. */
  rejectNext(times: number, code: number): void;
  /** Answers RCPT for this address with this SMTP status until told otherwise; undefined: takes mail for it again. */
  refuseRecipient(address: string, code: number | undefined): void;
  /** Keeps the next messages and drops the connection before the 250. */
  loseAnswer(times: number): void;
};

/** The faults planned at this moment, asked by the server for each connection and message. */
export type PlannedFaults = {
  faults: MailboxFaults;
  refusing(): boolean;
  /** The status RCPT is answered with for this address. */
  refusalOf(address: string): number | undefined;
  /** The status the message at hand is rejected with. */
  takeRejection(): number | undefined;
  takeLostAnswer(): boolean;
};

/** `onOutage` runs when an outage begins. */
export function planFaults(onOutage: () => void): PlannedFaults {
  let refusing = false;
  let rejections: number[] = [];
  let lostAnswers = 0;
  const refusals = new Map<string, number>();

  return {
    faults: {
      refuse: (on) => {
        refusing = on;
        if (on) onOutage();
      },
      rejectNext: (times, code) => {
        rejections = Array.from({ length: times }, () => code);
      },
      refuseRecipient: (address, code) => {
        if (code === undefined) refusals.delete(address);
        else refusals.set(address, code);
      },
      loseAnswer: (times) => {
        lostAnswers = times;
      },
    },
    refusing: () => refusing,
    refusalOf: (address) => refusals.get(address),
    takeRejection: () => rejections.shift(),
    takeLostAnswer: () => {
      if (lostAnswers === 0) return false;
      lostAnswers -= 1;
      return true;
    },
  };
}
