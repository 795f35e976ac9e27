/** Whether what was typed into a form's field is nobody else's to see, and never travels back into a page. */
export const isSecretField = (name: string): boolean => /password|passphrase|token|secret|^code$/i.test(name);
