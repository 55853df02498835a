import { connect, createServer, type Socket } from 'node:net';

/** A line between two programs that can be cut. */
export interface TcpProxy extends AsyncDisposable {
  port: number;
  /** Hangs up on everybody, and on everybody who comes, until `mend`. */
  cut(): void;
  mend(): void;
  /** New connections go there from now on; those that are open stay. */
  leadTo(ports: readonly number[]): void;
}

/** Passes bytes on. With several ports, connections take turns; one that refuses is passed over. */
export async function startTcpProxy(to: readonly number[]): Promise<TcpProxy> {
  const open = new Set<Socket>();
  let ports = to;
  let turn = 0;
  let isCut = false;
  const keep = (socket: Socket) => {
    open.add(socket);
    socket.setNoDelay(true);
    socket.once('close', () => open.delete(socket));
    // Whoever is at the other end hears of it by the closing.
    socket.on('error', () => undefined);
  };
  const join = (near: Socket, tries: number) => {
    const far = connect(ports[turn++ % ports.length]!, '127.0.0.1');
    keep(far);
    far.once('connect', () => {
      near.once('close', () => far.destroy());
      far.once('close', () => near.destroy());
      near.pipe(far).pipe(near);
    });
    far.once('error', () => {
      if (!far.pending) return;
      if (tries > 1) join(near, tries - 1);
      else near.destroy();
    });
  };
  const server = createServer((near) => {
    keep(near);
    if (isCut) near.destroy();
    else join(near, ports.length);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const hangUp = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    port: (server.address() as { port: number }).port,
    cut: () => {
      isCut = true;
      hangUp();
    },
    mend: () => {
      isCut = false;
    },
    leadTo: (others) => {
      ports = others;
    },
    [Symbol.asyncDispose]: () => {
      hangUp();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
