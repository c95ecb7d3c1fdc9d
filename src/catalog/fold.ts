/**
 * The form in which two spellings of a code are compared: lower case, no white space.
 * Documents disagree with the wire on both (`User. Disabled` is sent as `User.Disabled`).
 * @example
 * foldCode('Missingparameter. calleruid') === foldCode('MissingParameter.CallerUid'); // true
 */
export const foldCode = (code: string): string => code.replace(/\s+/g, '').toLowerCase();
