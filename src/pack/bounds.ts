/**
 * What a pack may hold. The largest that anybody needs is far below; beyond, reading, checking and compiling it would
 * take the program's time and memory without end, by a slip as well as by intent.
 */

/** Of one file; the narrative of a province has fifty thousand. */
export const MOST_BYTES = 1_048_576
/** Of all files together. */
export const MOST_BYTES_TOGETHER = 8 * MOST_BYTES
export const MOST_FILES = 500
/** The country's 3,321 communes are fewer. */
export const MOST_UNITS = 5000
/** Each of: questions, derived figures, checks. */
export const MOST_ENTRIES = 1000
/** In one file, counted as often as they are written out. */
export const MOST_ALIASES = 100
