const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Whether the URL leads to this very machine, by its name alone. */
export const isLoopback = ({ hostname }: URL): boolean => LOOPBACK.test(hostname);
