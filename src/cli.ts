#!/usr/bin/env node
/**
 * The `tongket` command. Each subcommand is a file in `cli/`; `--json` prints data instead of words. Exit codes:
 * 0 done, 1 findings or refused, 2 wrong use, 78 configuration.
 */
import { randomBytes } from 'node:crypto'
import { enableCompileCache } from 'node:module'
import { isatty } from 'node:tty'
import { fileURLToPath } from 'node:url'
import { lineFrom } from './cli/input.ts'
import type { Shell } from './cli/shell.ts'
import { addDotEnv } from './dot-env.ts'

// Half of a start is reading source; what was read once need not be read again.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/tongket', import.meta.url)))
const { commandLine, tellFault } = await import('./cli/command-line.ts')

const shell: Shell = {
  env: process.env,
  now: () => new Date(),
  random: (bytes) => randomBytes(bytes),
  print: (text) => process.stdout.write(`${text}\n`),
  note: (text) => process.stderr.write(text),
  interactive: process.stderr.isTTY,
  input: { isTerminal: isatty(0), line: () => lineFrom(process.stdin) },
}

try {
  addDotEnv(process.env)
  const program = await commandLine(shell, process.argv[2])
  await program.parseAsync()
} catch (error) {
  process.exitCode = tellFault(shell, error)
}
