/** Telegram's privacy mode: of what people write in a group a bot gets only what is meant for it. */
export function hears(text: string, repliesToBot: boolean, username: string): boolean {
  if (repliesToBot) return true
  const own = username.toLowerCase()
  const command = /^\/[A-Za-z0-9_]+(?:@(\w+))?/.exec(text)
  if (command) return command[1] === undefined || command[1].toLowerCase() === own
  return [...text.matchAll(/@(\w+)/g)].some((mention) => mention[1]?.toLowerCase() === own)
}
