import { z } from 'zod';

/* Team Chat, as far as we read it. Types of @zoom/rivet are the yardstick (tests/records). */

const word = z
  .string()
  .nullish()
  .transform((text) => text || null);

/** One message of a Team Chat list. */
export const teamMessage = z.object({
  id: z.string().min(1).max(200),
  /** The sender's e-mail address, where Zoom shows it. */
  sender: word,
  send_member_id: word,
  sender_display_name: word,
  message: z.string().default(''),
  /** Milliseconds. */
  timestamp: z.number().int().positive(),
  status: z.string().optional(),
});
export type TeamMessage = z.output<typeof teamMessage>;

export const teamMessagesAnswer = z.object({
  messages: z.array(z.unknown()).default([]),
  next_page_token: z.string().optional(),
});
