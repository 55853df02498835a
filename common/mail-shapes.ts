import { z } from 'zod';
import { LIMITS } from './limits.ts';

/** Text that PostgreSQL can store and a header can carry: one line. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a header must not hold any.
    .regex(/^[^\u0000-\u001f\u007f]*$/, 'one line without control characters');

/** Text of several lines that a mail can carry. */
export const paragraphs = (max: number) =>
  z
    .string()
    .max(max)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: tabs and line ends are text.
    .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f]*$/, 'without control characters');

/** A `MailTemplate`. */
export const templateIn = z.object({
  subject: line(300),
  instructions: paragraphs(LIMITS.mailBody),
  body: paragraphs(LIMITS.mailBody).refine((text) => text.trim() !== '', 'needs words'),
});
