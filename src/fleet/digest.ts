import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';

type Hash = ReturnType<typeof createHash>;

/** A digest of texts that tells apart where one ends and the next begins. */
export const digestOf = (...parts: readonly string[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('base64url').slice(0, 22);
};

/** Reads a file in pieces, so that its size does not show in the memory. */
export function updateWithFile(hash: Hash, file: string): void {
  const handle = openSync(file, 'r');
  const piece = Buffer.allocUnsafe(1 << 20);
  try {
    for (let length: number; (length = readSync(handle, piece)) > 0;) hash.update(piece.subarray(0, length));
  } finally {
    closeSync(handle);
  }
}
