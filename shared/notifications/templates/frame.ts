/** What every mail has. */
export type Frame = {
  readonly subject: (purchaseOrderNumber: string) => string;
  readonly title: string;
  /** Shown by mail programs beside the subject. */
  readonly preheader: string;
};
