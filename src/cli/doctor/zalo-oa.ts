/** What `doctor` says of a Zalo Official Account: its permission, the account itself, its webhook, what it pays for. */
import { DateTime } from 'luxon'
import type { ZaloOaConfig } from '../../config.ts'
import type { Store } from '../../store/store.ts'
import { type OaInfo, ZaloError, type ZaloOa } from '../../zalo-openapi/index.ts'
import type { Base, Shell } from '../shell.ts'
import { openAccount } from '../zalo/account.ts'
import { wordOf } from '../zalo/problems.ts'
import { permissionRow } from './permission-row.ts'
import { ASK_MS, bad, good, type Row, warning } from './row.ts'

export async function zaloOaRows(shell: Shell, base: Base, store: Store): Promise<Row[]> {
  const { zaloOa } = base.config
  if (!zaloOa) return [good('zalo-oa', base.t('doctor.zalo-oa-not-set'))]
  const { api, tokens } = await openAccount(shell, base, store, { timeoutMs: ASK_MS })
  const account = await accountRow(base, zaloOa, api)
  return [
    permissionRow(base, tokens.state(), shell.now()),
    ...(account ? [account] : []),
    ...webhookRows(base),
    await paidRow(shell, base, zaloOa, store),
  ]
}

/** Undefined where there is no token to ask with, which the row of the permission tells. */
async function accountRow({ t }: Base, { oaId }: ZaloOaConfig, api: ZaloOa): Promise<Row | undefined> {
  try {
    const oa = await api.oa()
    if (oa.id !== oaId) return bad('zalo-oa', t('doctor.zalo-oa-other', { id: oa.id, ours: oaId }))
    return accountOf(t, oa)
  } catch (fault) {
    if (!(fault instanceof ZaloError)) throw fault
    const { kind, code, message } = fault
    if (code === undefined)
      return kind === 'bad-credentials' ? undefined : warning('zalo-oa', t('doctor.unasked', { why: message }))
    const refusal = t('doctor.zalo-oa-refuses', { error: wordOf(code) })
    return kind === 'bad-credentials' ? bad('zalo-oa', refusal) : warning('zalo-oa', refusal)
  }
}

/** What Zalo does not say of the account is left out. */
function accountOf(t: Base['t'], { name, id, isVerified, packageName }: OaInfo): Row {
  const known = [`${name} (${id})`, ...(packageName ? [t('doctor.zalo-oa-package', { package: packageName })] : [])]
  if (isVerified === false) return warning('zalo-oa', [...known, t('doctor.zalo-oa-unverified')].join(', '))
  return good('zalo-oa', [...known, ...(isVerified ? [t('doctor.zalo-oa-verified')] : [])].join(', '))
}

/** Without PUBLIC_URL the row of the channels says so. */
function webhookRows({ t, config }: Base): Row[] {
  const { publicUrl } = config
  if (publicUrl === undefined) return []
  const url = `${publicUrl}/webhook/zalo-oa`
  if (!publicUrl.startsWith('https:')) return [warning('zalo-oa-webhook', t('doctor.zalo-oa-no-https', { url }))]
  return [good('zalo-oa-webhook', t('doctor.zalo-oa-webhook-is', { url }))]
}

async function paidRow(
  shell: Shell,
  { t, config }: Base,
  { paidPerMonth: most }: ZaloOaConfig,
  store: Store,
): Promise<Row> {
  const since = DateTime.fromJSDate(shell.now(), { zone: config.timeZone }).startOf('month').toJSDate()
  const used = await store.paid.count('zalo-oa', since)
  if (most === 0) return good('zalo-oa-paid', t('doctor.paid-none', { used }))
  const detail = t('doctor.paid-of', { used, most })
  return used >= most ? warning('zalo-oa-paid', detail) : good('zalo-oa-paid', detail)
}
