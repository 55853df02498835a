import type { Request, RequestHandler, Response } from 'express';
import { SEAT_KEYS, type SeatKey } from '../../common/rehearsal.ts';
import { type Clock, type Instant, toInstant } from '../../common/time.ts';
import { ownCookies } from './own-cookies.ts';

/** The cables of the seats: each can be pulled out and put back. */
export interface Network {
  /** Breaks every open connection of the seat and refuses new ones until it is restored. */
  cut(seat: SeatKey): void;
  restore(seat: SeatKey): void;
  cutSince(seat: SeatKey): Instant | null;
  /** Watches a response so that a cut can break it half way. */
  track(seat: SeatKey, response: Response): void;
}

export function createNetwork(clock: Clock): Network {
  const cuts = new Map<SeatKey, Instant>();
  const open = new Map<SeatKey, Set<Response>>(SEAT_KEYS.map((key) => [key, new Set()]));

  return {
    cut(seat) {
      if (!cuts.has(seat)) cuts.set(seat, toInstant(clock.now()));
      for (const response of open.get(seat) ?? []) response.socket?.destroy();
    },
    restore(seat) {
      cuts.delete(seat);
    },
    cutSince: (seat) => cuts.get(seat) ?? null,
    track(seat, response) {
      const responses = open.get(seat);
      responses?.add(response);
      response.once('close', () => responses?.delete(response));
    },
  };
}

/**
 * The seats' way to the server; must be the first middleware. While a seat is cut its requests
 * find a dead socket, so the browser sees a true network error, open streams included.
 * @param seatOf the seat a request comes from; `null` for anything else
 */
export function networkGate(
  network: Network,
  seatOf: (req: Request) => SeatKey | null,
): RequestHandler {
  return (req, res, next) => {
    const seat = seatOf(req);
    if (seat === null) return next();
    if (network.cutSince(seat) !== null) {
      req.socket.destroy();
      return;
    }
    network.track(seat, res);
    ownCookies(req, res, seat);
    next();
  };
}
