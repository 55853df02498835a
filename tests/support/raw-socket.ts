import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A connection on which a test says what it likes, byte by byte. */
export class RawSocket {
  heard = '';
  closed = false;

  private constructor(readonly socket: Socket) {
    socket.on('data', (bytes) => {
      this.heard += bytes.toString('latin1');
    });
    // That the other side resets is one of the ways in which it may end.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.closed = true;
    });
  }

  static async to(port: number): Promise<RawSocket> {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    await once(socket, 'connect');
    return new RawSocket(socket);
  }

  say(text: string): void {
    this.socket.write(text, 'latin1');
  }

  /** Says a letter now and then until the other side has had enough. */
  drip(letter: string): void {
    const drops = setInterval(() => this.socket.writable && this.socket.write(letter), 50);
    this.socket.once('close', () => clearInterval(drops));
  }

  /** The status line of each answer so far. */
  get statuses(): number[] {
    return [...this.heard.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
  }
}
