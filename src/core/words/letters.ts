/** Letters of Vietnamese that Unicode does not take apart, and those that carry its tones. */

/** Its bar is no mark of its own. */
export const BARRED_D = 'đ'
/** Other alphabets' letters that look the same and are typed for it. */
export const LIKE_BARRED_D = 'ðɖ'
/** Each tone once: grave, acute, tilde, hook above, dot below. */
export const TONED_A = 'àáãảạ'
