/** Reads one line of standard input. `cli.ts` hands it to the subcommands that ask something. */
import { createInterface } from 'node:readline'

export async function lineFrom(input: NodeJS.ReadableStream): Promise<string | undefined> {
  const lines = createInterface({ input })
  try {
    const first = await lines[Symbol.asyncIterator]().next()
    return first.done ? undefined : first.value
  } finally {
    lines.close()
  }
}
