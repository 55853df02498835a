import { connect, type Socket } from 'node:net';

/** An answer to one request. */
export interface Reply {
  status: number;
  body: Buffer;
}

/**
 * One keep-alive connection that has one request under way, written on a bare socket: the load
 * generator has to cost less than what it measures. Reads answers with a content-length only,
 * which is all that the measured routes send.
 */
export class Connection {
  #socket: Socket;
  #received: Buffer[] = [];
  #length = 0;
  #needed = 0;
  #waiting: { resolve: (reply: Reply) => void; reject: (error: Error) => void } | null = null;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.#take(chunk));
    socket.on('close', () => this.#waiting?.reject(new Error('The server hung up.')));
    socket.on('error', (error) => this.#waiting?.reject(error));
  }

  static open(port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => resolve(new Connection(socket)));
      socket.once('error', reject);
    });
  }

  /** @param request the whole request, see `requestText` */
  send(request: string): Promise<Reply> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#waiting = null;
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#received.push(chunk);
    this.#length += chunk.length;
    if (this.#length < this.#needed) return;
    const all = this.#received.length === 1 ? chunk : Buffer.concat(this.#received);
    const headEnd = all.indexOf('\r\n\r\n');
    if (headEnd < 0) return;
    const head = all.toString('latin1', 0, headEnd);
    const size = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
    if (size === undefined) throw new Error(`An answer without its length:\n${head}`);
    this.#needed = headEnd + 4 + Number(size);
    if (all.length < this.#needed) return;
    const reply = { status: Number(head.slice(9, 12)), body: all.subarray(headEnd + 4) };
    this.#received = [];
    this.#length = this.#needed = 0;
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.resolve(reply);
  }
}

/** An HTTP/1.1 request as text; ASCII bodies only, so that characters are bytes. */
export function requestText(
  method: 'GET' | 'POST',
  path: string,
  headers: Record<string, string>,
  body?: string,
): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const sized = body === undefined ? '' : `content-length: ${body.length}\r\n`;
  const typed = body === undefined ? '' : 'content-type: application/json\r\n';
  const head = `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${lines.join('')}${typed}${sized}`;
  return `${head}\r\n${body ?? ''}`;
}
