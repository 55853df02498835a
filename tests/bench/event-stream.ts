import { connect, type Socket } from 'node:net';
import { requestText } from './connection.ts';

/** A panel's stream on a bare socket: tells the id of each log event the moment it arrives. */
export class EventStream {
  private constructor(private readonly socket: Socket) {}

  /** Resolves when the server has begun to answer. @throws where it answers anything but 200 */
  static open(
    port: number,
    path: string,
    headers: Record<string, string>,
    heard: (id: string) => void,
  ): Promise<EventStream> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () =>
        socket.write(requestText('GET', path, headers)),
      );
      socket.setNoDelay(true);
      socket.once('error', reject);
      let begun = false;
      let rest = '';
      socket.on('data', (chunk) => {
        if (!begun) {
          begun = true;
          const status = chunk.toString('latin1', 9, 12);
          if (status !== '200') return reject(new Error(`The stream answered ${status}.`));
          resolve(new EventStream(socket));
        }
        // Each event is one write of the server and so one chunk: framing never cuts a data line.
        const lines = (rest + chunk.toString('latin1')).split('\n');
        rest = lines.pop()!;
        for (const line of lines) {
          const id = /^data: .*?"id":"([^"]+)"/.exec(line)?.[1];
          if (id !== undefined) heard(id);
        }
      });
    });
  }

  close(): void {
    this.socket.destroy();
  }
}
