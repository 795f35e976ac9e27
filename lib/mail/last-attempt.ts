/** With the waits of `takeDueMail` the last attempt is made about two days after the first. */
export const LAST_ATTEMPT = 17;
