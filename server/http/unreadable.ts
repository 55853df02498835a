import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { ERRORS, type ErrorCode, type Problem } from '../../common/errors.ts';

const SENTENCES = {
  invalid_request: 'The request cannot be read.',
  too_large: 'That is too much for one request.',
} as const satisfies Partial<Record<ErrorCode, string>>;

/**
 * Answers what is no request: Node's parser stopped before there was one, or its head or body took
 * too long. The answer is a problem like every other, and the connection ends with it.
 */
export function answerUnreadable(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const isTooLarge = error.code === 'HPE_HEADER_OVERFLOW';
    const code = isTooLarge ? 'too_large' : 'invalid_request';
    const problem: Problem = { code, message: SENTENCES[code], requestId: randomUUID() };
    const body = JSON.stringify(problem);
    socket.end(
      [
        `HTTP/1.1 ${ERRORS[code].status} Refused`,
        'content-type: application/problem+json',
        `content-length: ${Buffer.byteLength(body)}`,
        'x-content-type-options: nosniff',
        'connection: close',
        '',
        body,
      ].join('\r\n'),
    );
  });
}
