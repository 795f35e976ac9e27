export const SESSION_SECONDS = 30 * 86_400;
/** Without "Remember me", hours without a request after which it ends. */
export const IDLE_HOURS = 12;
