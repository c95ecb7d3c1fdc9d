const what = '(?:(?: \\w+){0,4} again| (?:it|this|(?:the|this|your) \\w+))?';
// The "when" makes it an invitation: "correct it, and then try again" has none and asks for a change first.
// Hours and days are none either, since no call waits that long.
const span = '(?:an?|a few|several|some|\\d+) (?:seconds?|minutes?|moments?|while|time)';
const when = `(?:later|at a later time|shortly|soon|(?:in|after) ${span})`;
const invitation = /* @__PURE__ */ new RegExp(`\\b(?:re-?)?try(?:ing)?${what} ${when}\\b`, 'i');

/**
 * Whether a text invites the caller to send the same request again after a while.
 * @param text a documented resolution or the message of an error
 * @example
 * invitesRetry('Please try again later.'); // true
 * invitesRetry('Create the VPC first, and then try again.'); // false
 */
export const invitesRetry = (text: string): boolean => invitation.test(text.replace(/\s+/g, ' '));
