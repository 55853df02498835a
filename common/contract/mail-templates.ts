import { z } from 'zod';
import { COMMON, endpoint, WRITE } from '../endpoint.ts';
import { MAIL_KINDS } from '../mail.ts';
import { templateIn } from '../mail-shapes.ts';
import { instantOut } from '../shapes.ts';

const kind = z.enum(MAIL_KINDS);
const params = z.object({ id: kind });
const templateOut = templateIn.extend({
  kind,
  /** 0 until somebody changes it. */
  version: z.int(),
  builtIn: z.boolean(),
  changedBy: z.string().nullable(),
  changedAt: instantOut.nullable(),
});

/** What an organization writes to candidates; `:id` is the kind of mail. */
export const mailTemplateEndpoints = {
  mailTemplates: endpoint({
    method: 'get',
    path: '/api/mail-templates',
    summary: 'The templates of the mails to candidates; the built-in ones until changed',
    who: 'mail.templates',
    output: z.object({ items: z.array(templateOut) }),
    errors: [...COMMON, 'forbidden'],
  }),
  putMailTemplate: endpoint({
    method: 'put',
    path: '/api/mail-templates/:id',
    summary: 'Write a template, made from the version given',
    who: 'settings.edit',
    params,
    input: templateIn.extend({ version: z.int().min(0) }),
    output: templateOut,
    errors: [...WRITE, 'conflict'],
  }),
  resetMailTemplate: endpoint({
    method: 'delete',
    path: '/api/mail-templates/:id',
    summary: 'Go back to the built-in template, from the version given',
    who: 'settings.edit',
    params,
    query: z.object({ version: z.coerce.number().int().min(0) }),
    output: templateOut,
    errors: [...WRITE, 'conflict'],
  }),
} as const;
