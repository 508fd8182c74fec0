/** The faults asked for and not yet spent. */
export class FaultPlan {
  settlesToRefuse = 0;
  messagesToDuplicate = 0;
  /** Real ms a message waits before it is delivered. */
  deliveryDelay = 0;
  refusesConnections = false;

  takeSettleRefusal(): boolean {
    if (this.settlesToRefuse === 0) return false;
    this.settlesToRefuse -= 1;
    return true;
  }

  takeDuplicate(): boolean {
    if (this.messagesToDuplicate === 0) return false;
    this.messagesToDuplicate -= 1;
    return true;
  }
}
