import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import {
  chmod,
  type FileHandle,
  lstat,
  mkdir,
  mkdtemp,
  open,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';

export type Chunks = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

interface Modes {
  readonly file: number;
  /** Of folders that have to be made. */
  readonly folder: number;
}
const usual: Modes = { file: 0o644, folder: 0o777 };

/** Files and folders that are being written. */
const unfinished = new Set<string>();

/** Remove what is half-written, for a process that has to end at once. */
export function removeUnfinished(): void {
  for (const path of unfinished) rmSync(path, { recursive: true, force: true });
}

/** A new folder whose name begins with `prefix`, mode 0700, that is gone if the process ends before `keep` or `remove`. */
export async function temporaryFolder(
  prefix: string,
): Promise<{ path: string; keep: () => void; remove: () => Promise<void> }> {
  const path = await mkdtemp(prefix);
  unfinished.add(path);
  const keep = () => void unfinished.delete(path);
  return { path, keep, remove: () => rm(path, { recursive: true, force: true }).then(keep) };
}

/**
 * Write a file so that it is either whole or not there: chunks go to a temporary neighbour, which is renamed at the end.
 * Folders are made as needed; a link is followed; a device or pipe is written to, never replaced. Throws the file
 * system's own error with `path` as its path; nothing half-written stays behind.
 */
export async function writeWhole(path: string, chunks: Chunks, modes: Modes = usual): Promise<void> {
  try {
    if (await isDevice(path)) return await writeTo(await open(path, 'w'), chunks).catch(unlessClosed);
    await makeFolder(dirname(path), modes.folder);
    await replace(await behindLinks(path), chunks, modes.file);
  } catch (error) {
    throw Object.assign(error as NodeJS.ErrnoException, { path });
  }
}

async function replace(path: string, chunks: Chunks, mode: number): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  unfinished.add(temporary);
  try {
    await writeTo(await open(temporary, 'wx', mode), chunks);
    await chmod(temporary, mode);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  } finally {
    unfinished.delete(temporary);
  }
}

async function writeTo(file: FileHandle, chunks: Chunks): Promise<void> {
  try {
    for await (const batch of batches(chunks)) await file.writeFile(batch);
    await file.sync().catch(unlessUnsupported);
  } finally {
    await file.close();
  }
}

/** Whoever read from a pipe has had enough. */
function unlessClosed(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

/** Pipes and terminals can't be synced. */
function unlessUnsupported(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EINVAL' && error.code !== 'ENOTSUP' && error.code !== 'EROFS') throw error;
}

/** `/dev/null`, `/dev/stdout`, a named pipe: something to write to, not to replace. */
export async function isDevice(path: string): Promise<boolean> {
  const there = await stat(path).catch(() => undefined);
  return there !== undefined && !there.isDirectory() && (!there.isFile() || /^\/(?:dev|proc)\//.test(path));
}

async function behindLinks(path: string): Promise<string> {
  const there = await lstat(path).catch(() => undefined);
  return there?.isSymbolicLink() ? realpath(path).catch(() => path) : path;
}

/** Make a folder and those above it. Node's own recursive mkdir never returns on file systems that refuse with ENOENT. */
export async function makeFolder(path: string, mode = usual.folder): Promise<void> {
  const attempt = () =>
    mkdir(path, { mode }).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST' && (await stat(path)).isDirectory()) return;
      throw error;
    });
  try {
    await attempt();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || dirname(path) === path) throw error;
    await makeFolder(dirname(path), mode);
    await attempt();
  }
}

/** Find out whether files and folders can be made at `folder`, which need not exist, without leaving anything there. Throws the file system's error. */
export async function assertFolderWritable(folder: string): Promise<void> {
  const there = await stat(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' && dirname(folder) !== folder) return undefined;
    throw error;
  });
  if (!there) return assertFolderWritable(dirname(folder));
  if (!there.isDirectory()) throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR', path: folder });
  const made = await mkdtemp(join(folder, '.cloudstance-')).catch((error: NodeJS.ErrnoException) => {
    // What /proc and the like say.
    throw error.code === 'ENOENT' ? new Error('nothing can be made there') : error;
  });
  await rmdir(made);
}

/** What went wrong, for people, or `undefined` if it is no error of the file system. */
export const fileProblem = (error: unknown): string | undefined =>
  problems[(error as NodeJS.ErrnoException | null)?.code ?? ''];

const problems: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is a file',
  ENOENT: 'no such file or folder',
  EEXIST: 'a file is in the way',
  EBUSY: 'it is in use',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'its links go round in a circle',
  EMFILE: 'too many files are open',
};

/** Many small strings as few large ones: one write for each would be slow. */
export async function* batches(chunks: Chunks): AsyncGenerator<string | Uint8Array> {
  let text = '';
  for await (const chunk of chunks) {
    if (typeof chunk !== 'string') {
      yield chunk;
      continue;
    }
    text += chunk;
    if (text.length < 1 << 20) continue;
    yield text;
    text = '';
  }
  if (text) yield text;
}
