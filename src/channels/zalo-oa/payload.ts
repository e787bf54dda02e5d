/**
 * What a button sends back. It arrives as if the person had written it, so it is marked; and begins with `#`, which is
 * what the console's filter of texts lets through.
 */
const MARK = '#choice:'

export function payloadOf(data: string): string {
  return MARK + data
}

/** What the tapped button does; undefined for anything that was typed. */
export function dataIn(text: string): string | undefined {
  return text.startsWith(MARK) ? text.slice(MARK.length) : undefined
}
