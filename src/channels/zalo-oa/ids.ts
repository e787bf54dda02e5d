/** Ids of chats: a private chat has its person's, a group's is marked, since both are bare numbers or hex to Zalo. */
const GROUP = 'group:'

export function groupChat(groupId: string): string {
  return GROUP + groupId
}

/** Undefined for a private chat. */
export function groupIn(chatId: string): string | undefined {
  return chatId.startsWith(GROUP) ? chatId.slice(GROUP.length) : undefined
}
