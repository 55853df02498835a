import type { Request, Response } from 'express';
import type { SeatKey } from '../../common/rehearsal.ts';

/**
 * Each seat is a computer of its own, and the browser has one jar for all of `localhost`: a seat's
 * cookies carry its name there, and neither the app nor another seat sees that.
 */
export function ownCookies(req: Request, res: Response, seat: SeatKey): void {
  const mark = `${seat}.`;
  const own = (req.headers.cookie ?? '')
    .split(/;\s*/)
    .filter((one) => one.startsWith(mark))
    .map((one) => one.slice(mark.length));
  if (own.length > 0) req.headers.cookie = own.join('; ');
  else delete req.headers.cookie;

  const setHeader = res.setHeader.bind(res);
  const marked = (value: string) => (value.startsWith(mark) ? value : mark + value);
  res.setHeader = (name, value) =>
    name.toLowerCase() === 'set-cookie'
      ? setHeader(
          name,
          [value].flat().map((one) => marked(String(one))),
        )
      : setHeader(name, value);
}
