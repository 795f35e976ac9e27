/** Days for which what was deleted can be had back; then housekeeping deletes it for good. */
export const BIN_DAYS = 30;
