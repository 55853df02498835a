import type { Input, Output } from '../../common/contract.ts';
import { AppError } from '../../common/errors.ts';
import type { Id } from '../../common/ids.ts';
import { MAIL_KINDS, type MailKind } from '../../common/mail.ts';
import { DEFAULT_TEMPLATES } from '../../common/mail-defaults.ts';
import { type MailTemplate, problemWords, templateProblems } from '../../common/mail-templates.ts';
import type { Member } from '../../common/member.ts';
import { toMs } from '../../common/time.ts';
import { putTemplate, type StoredTemplate, templatesOf } from '../../db/mail-templates.ts';
import type { Tx } from '../../db/transact.ts';
import { keepAudit } from '../audit/keep.ts';
import type { Services } from '../services.ts';

type TemplateOut = Output<'putMailTemplate'>;
type Sql = Tx['sql'];

export const TEMPLATE_CHANGED = 'mail.template_changed' as const;

/** What an organization writes in a mail of a kind: its own words, or the built-in ones. */
export async function templateOf(
  sql: Sql,
  organizationId: Id,
  kind: MailKind,
): Promise<MailTemplate> {
  const stored = await templatesOf(sql, organizationId);
  return stored.find((one) => one.kind === kind)?.content ?? DEFAULT_TEMPLATES[kind];
}

/** Every kind of mail, changed or not. */
export async function listTemplates(sql: Sql, organizationId: Id): Promise<TemplateOut[]> {
  const stored = await templatesOf(sql, organizationId);
  return MAIL_KINDS.map((kind) => present(kind, stored));
}

/**
 * Keeps what an organization writes in a mail, or with `null` goes back to the built-in one.
 * @throws AppError `invalid_request` naming what is wrong with it, `conflict` where somebody
 * changed it since the version it was made from
 */
export async function changeTemplate(
  { database, clock }: Services,
  member: Member,
  kind: MailKind,
  { version, ...content }: Input<'putMailTemplate'> | { version: number },
): Promise<TemplateOut> {
  const template = 'subject' in content ? content : null;
  if (template !== null) mustBeKept(kind, template);
  const { id: by, organizationId } = member;
  return database.transact(async (tx) => {
    const now = clock.now();
    if (!(await putTemplate(tx, { organizationId, kind, by }, version, template, now))) {
      throw conflict(await templatesOf(tx.sql, organizationId), kind, version, member);
    }
    const detail = { kind, builtIn: template === null };
    const act = { organizationId, actorId: by, action: TEMPLATE_CHANGED, detail };
    await keepAudit(tx, act, now);
    return present(kind, await templatesOf(tx.sql, organizationId));
  });
}

function mustBeKept(kind: MailKind, template: MailTemplate): void {
  const problems = templateProblems(kind, template);
  const [first] = problems;
  if (first === undefined) return;
  throw new AppError(
    'invalid_request',
    problemWords(first),
    problems.map((one) => ({ path: `body.${one.field}`, message: problemWords(one) })),
  );
}

function conflict(
  stored: readonly StoredTemplate[],
  kind: MailKind,
  version: number,
  { timeZone }: Member,
): AppError {
  const last = stored.find((one) => one.kind === kind);
  if (last === undefined || last.version < version) {
    return new AppError('conflict', `This template has no version ${version} yet.`);
  }
  const style = { dateStyle: 'long', timeStyle: 'short', timeZone } as const;
  const when = new Intl.DateTimeFormat('en-GB', style).format(toMs(last.at));
  return new AppError(
    'conflict',
    `${last.by ?? 'Somebody'} changed this template on ${when}. Yours was made from an earlier one.`,
  );
}

function present(kind: MailKind, stored: readonly StoredTemplate[]): TemplateOut {
  const own = stored.find((one) => one.kind === kind);
  const { subject, instructions, body } = own?.content ?? DEFAULT_TEMPLATES[kind];
  return {
    kind,
    subject,
    instructions,
    body,
    version: own?.version ?? 0,
    builtIn: own?.content == null,
    changedBy: own?.by ?? null,
    changedAt: own?.at ?? null,
  };
}
