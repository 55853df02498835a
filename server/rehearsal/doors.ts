import { createServer, type RequestListener, type Server } from 'node:http';
import type { Request } from 'express';
import { SEAT_KEYS, type SeatKey } from '../../common/rehearsal.ts';

/**
 * A port of its own for each seat: another origin for the browser, and the same site, so that
 * panels keep what they store even where a browser blocks the storage of foreign frames.
 */
export interface Doors {
  /** Where a seat's panel is, `http://localhost:41234`; the room's own address before they open. */
  originOf(seat: SeatKey): string;
  seatOf(req: Request): SeatKey | null;
  open(app: RequestListener, host: string): Promise<void>;
  close(): Promise<void>;
}

export function createDoors(): Doors {
  const ports = new Map<SeatKey, number>();
  const seats = new Map<number, SeatKey>();
  const servers: Server[] = [];

  return {
    originOf: (seat) => `http://localhost:${ports.get(seat) ?? ''}`,
    seatOf: (req) => seats.get(req.socket.localPort ?? 0) ?? null,
    async open(app, host) {
      for (const seat of SEAT_KEYS) {
        const server = createServer(app);
        await new Promise<void>((resolve, reject) => {
          server.once('error', reject);
          server.listen(0, host, resolve);
        });
        const { port } = server.address() as { port: number };
        ports.set(seat, port);
        seats.set(port, seat);
        servers.push(server);
      }
    },
    async close() {
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}
