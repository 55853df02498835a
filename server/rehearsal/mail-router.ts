import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type RequestHandler, Router } from 'express';
import { AppError } from '../../common/errors.ts';
import { localOnly } from './local-only.ts';
import { listPage, messagePage } from './mail-page.ts';
import { calendarOf, viewOf } from './mail-view.ts';
import type { Arrived, Mailbox } from './mailbox.ts';

const TOKENS = fileURLToPath(new URL('../../client/styles/tokens.css', import.meta.url));
const STYLE = fileURLToPath(new URL('./mail.css', import.meta.url));

/** The rehearsal's mailbox as pages for people and as JSON for programs. */
export function mailRouter(mailbox: Mailbox): Router {
  const router = Router();
  const fresh: RequestHandler = (_req, res, next) => {
    res.set('cache-control', 'no-store');
    next();
  };
  router.use(['/rehearsal/mail', '/rehearsal/api/mail'], localOnly, fresh);

  /** Tokens first: the same names and themes as the panel's. */
  router.get('/rehearsal/mail/style.css', async (_req, res) => {
    const [tokens, style] = await Promise.all([readFile(TOKENS, 'utf8'), readFile(STYLE, 'utf8')]);
    res.type('css').send(`${tokens}\n${style}`);
  });

  router.get('/rehearsal/mail', (_req, res) => {
    res.type('html').send(listPage(mailbox.list().map(viewOf)));
  });

  router.get('/rehearsal/mail/:id', (req, res) => {
    res.type('html').send(messagePage(viewOf(found(req.params.id))));
  });

  router.get('/rehearsal/mail/:id/invite.ics', (req, res) => {
    const calendar = calendarOf(found(req.params.id));
    if (calendar === null) throw new AppError('not_found', 'This mail brought no calendar entry.');
    res.attachment('invite.ics').type('text/calendar').send(calendar);
  });

  router.get('/rehearsal/api/mail', (_req, res) => {
    res.json({ items: mailbox.list().map(viewOf) });
  });

  router.get('/rehearsal/api/mail/:id', (req, res) => {
    const arrived = found(req.params.id);
    res.json({ ...viewOf(arrived), calendarText: calendarOf(arrived) });
  });

  function found(id: string): Arrived {
    const arrived = mailbox.find(id);
    if (arrived === null) throw new AppError('not_found', 'This mail is not here any more.');
    return arrived;
  }

  return router;
}
