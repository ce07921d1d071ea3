import { createServer, type AddressInfo, type Server } from 'node:net';
import { PGlite } from '@electric-sql/pglite';

/** The first message of a client that asks for an encrypted connection. */
const SSL_REQUEST = 80877103;

/** A Postgres in this process that one client at a time can reach by the network. */
export interface PostgresServer {
  address: string;
  exec: (sql: string) => Promise<unknown>;
  close: () => Promise<void>;
}

export async function startPostgres(): Promise<PostgresServer> {
  const database = await PGlite.create();
  const server: Server = createServer((socket) => {
    let work = Promise.resolve();
    socket.on('data', (data: Buffer) => {
      if (data.length === 8 && data.readInt32BE(4) === SSL_REQUEST) {
        socket.write('N');
        return;
      }
      work = work.then(async () => {
        const answer = await database.execProtocolRaw(new Uint8Array(data));
        if (answer.length) socket.write(answer);
      });
    });
    // one session serves all clients: what a client leaves open would be the next one's
    socket.on('close', () => void work.then(() => database.exec('rollback')).catch(() => undefined));
    socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `postgres://postgres@127.0.0.1:${port}/postgres`,
    exec: (sql) => database.exec(sql),
    close: async () => {
      await new Promise((resolve) => server.close(resolve));
      await database.close();
    },
  };
}
