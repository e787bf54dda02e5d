/** The table of commands: who may use each, and what does it. Called for typed commands and for buttons alike. */
import { may, rolesFor } from '../../core/access.ts'
import type { Command, CommandName } from '../../core/command.ts'
import { answer, type Turn } from '../app.ts'
import { deadlines, extend } from './deadlines.ts'
import { edit, fill, submit } from './fill.ts'
import { help, notLinked, start } from './help.ts'
import { issueCode, link } from './link.ts'
import { lock, unlock } from './lock.ts'
import { nudge } from './nudge.ts'
import { findings, progress, summary } from './overview.ts'
import { people, revoke } from './people.ts'
import { report } from './report.ts'

type Run = (turn: Turn, args: string) => Promise<void>

const RUN: Readonly<Record<CommandName, Run>> = {
  batdau: start,
  trogiup: help,
  lienket: link,
  capma: issueCode,
  nguoi: people,
  thuhoi: revoke,
  baocao: fill,
  sua: edit,
  nop: submit,
  tiendo: progress,
  tongket: summary,
  kiemtra: findings,
  xuatbaocao: report,
  han: deadlines,
  nhac: nudge,
  giahan: extend,
  khoa: lock,
  mo: unlock,
}

export async function runCommand(turn: Turn, command: Command): Promise<void> {
  if (may(turn.actor, command.name)) return RUN[command.name](turn, command.args)
  const { t } = turn.app
  if (turn.actor.grants.length === 0 && !turn.actor.admin) return answer(turn, notLinked(turn))
  const roles = rolesFor(command.name).map((role) => t(`role.${role}`))
  return answer(turn, t('reply.not-allowed', { command: `/${command.name}`, roles: roles.join(', ') }))
}
