import { LINK_LIFETIME } from '@/lib/accounts/letters/link-lifetime';

/** Letters to an address that nobody confirmed hold no word of the person who asked: anybody can ask for anybody. */
export type Letter = { subject: string; text: string };
export type Addressee = { site: string; siteUrl: string; username: string };

export const changeEmailLetter = ({ site }: Addressee, link: string): Letter => ({
  subject: `Confirm your new email address for ${site}`,
  text: `A member of ${site} wants to use this email address from now on. If that is you, confirm it with this link:

${link}

${limits} If it was not you, ignore this mail: nothing happens.`,
});

export const emailChangeAskedLetter = ({ site, siteUrl, username }: Addressee): Letter => ({
  subject: `A new email address was asked for at ${site}`,
  text: `Somebody, hopefully you, asked to use another email address for the account ${username} at ${site}. Until that address is confirmed this one stays.

If it was not you, somebody knows your password. Change it right away, which ends the link:

${siteUrl}/account/password`,
});

export const passwordChangedLetter = ({ site, siteUrl, username }: Addressee): Letter => ({
  subject: `Your password for ${site} was changed`,
  text: `The password of the account ${username} at ${site} was just changed, and every other device was logged out.

If it was not you, ask for a new password right away:

${siteUrl}/login/forgot`,
});

export const twoFactorLetter = ({ site, siteUrl, username }: Addressee, on: boolean): Letter => ({
  subject: `Two-step login for ${site} was turned ${on ? 'on' : 'off'}`,
  text: `Two-step login for the account ${username} at ${site} was just turned ${on ? 'on' : 'off'}.

If it was not you, change your password right away, which logs out every other device:

${siteUrl}/account/password`,
});

const limits = `The link works once, for ${LINK_LIFETIME}.`;

export const verifyEmailLetter = ({ site }: Addressee, link: string): Letter => ({
  subject: `Confirm your email address for ${site}`,
  text: `Welcome to ${site}. Please confirm that this is your email address:

${link}

${limits} If you did not register, ignore this mail: nothing happens.`,
});

export const confirmAndResetLetter = ({ site }: Addressee, link: string): Letter => ({
  subject: `Confirm your email address for ${site}`,
  text: `Somebody, hopefully you, asked for a new password for the account with this email address at ${site}. The address was never confirmed; this link confirms it and lets you choose a password:

${link}

${limits} If it was not you, ignore this mail: nothing happens.`,
});

export const emailChangedLetter = ({ site, username }: Addressee): Letter => ({
  subject: `Your email address for ${site} was changed`,
  text: `The account ${username} at ${site} has another email address from now on, and no more mail comes here.

If it was not you, tell the owner of ${site}.`,
});

export const resetPasswordLetter = ({ site, username }: Addressee, link: string): Letter => ({
  subject: `Choose a new password for ${site}`,
  text: `Somebody, hopefully you, asked for a new password for the account ${username} at ${site}.

${link}

${limits} If it was not you, ignore this mail: your password stays as it is.`,
});

export const passwordResetLetter = ({ site, siteUrl, username }: Addressee): Letter => ({
  subject: `Your password for ${site} was changed`,
  text: `The password of the account ${username} at ${site} was just changed through a link, and every device was logged out.

If it was not you, ask for a new password right away, and change the password of your mailbox too:

${siteUrl}/login/forgot`,
});

export const newDeviceLetter = (
  { site, siteUrl, username }: Addressee,
  login: { device: string; network: string; at: Date },
): Letter => ({
  subject: `New login to ${site}`,
  text: `Somebody logged in as ${username} at ${site} from a device or a network that is new.

Device: ${login.device}
Network: ${login.network || 'unknown'}
Time: ${login.at.toISOString().slice(0, 16).replace('T', ' ')} UTC

If it was you, there is nothing to do. If not, change your password, which logs every other device out:

${siteUrl}/account/password`,
});
