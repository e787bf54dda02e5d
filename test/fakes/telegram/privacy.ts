/**
 * Telegram's privacy mode, as core.telegram.org/bots/features#privacy-mode has it: of what people write in a group a bot
 * gets commands with its name, bare commands only if no other bot has spoken since it did, and replies to messages of
 * its own or meant for it; nothing else, not even its name in a sentence.
 */
export interface Said {
  readonly text: string
  /** What it replies to. */
  readonly target?: { readonly isOurs: boolean; readonly text: string } | undefined
}

/** `spokeLast`: of all bots in the group ours sent the last message; edits are none. */
export function hears({ text, target }: Said, username: string, spokeLast: boolean): boolean {
  if (target && (target.isOurs || commandIn(target.text)?.to === username.toLowerCase())) return true
  const command = commandIn(text)
  return command !== undefined && (command.to === undefined ? spokeLast : command.to === username.toLowerCase())
}

function commandIn(text: string): { readonly to: string | undefined } | undefined {
  const command = /^\/[A-Za-z0-9_]+(?:@(\w+))?/.exec(text)
  return command ? { to: command[1]?.toLowerCase() } : undefined
}
