/** What went wrong that is not a finding, and how is it told in one line? */

/** A file, path or setting that could not be processed. */
export interface Problem {
  /** The absolute path it is about, or the pattern as it was given; null if it is about none. */
  readonly path: string | null;
  /** Position in the file, both from one; null if it is about the whole file, or the whole line. */
  readonly position: { readonly line: number; readonly column: number | null } | null;
  /** One sentence. */
  readonly message: string;
}

/** A problem with a whole file or path. */
export function problemWith(path: string | null, message: string): Problem {
  return { path, position: null, message };
}

/** Says in words why a file could not be opened. */
export function fileSystemReason(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  switch (code) {
    case "ENOENT":
      return "No such file or folder.";
    case "EACCES":
    case "EPERM":
      return "Permission denied.";
    case "EISDIR":
      return "This is a folder, not a file.";
    case "ENOTDIR":
      return "A part of the path is not a folder.";
    case "ELOOP":
      return "The symbolic links lead in a circle.";
    case "ENAMETOOLONG":
      return "The name is too long.";
    case "EROFS":
      return "The file system is read-only.";
    default:
      return sentence(error instanceof Error ? error.message : String(error));
  }
}

/** The first line of a text, with a full stop. A place in a notebook may follow it. */
export function sentence(text: string): string {
  const line = (text.trim().split("\n", 1)[0] ?? "").trim();
  return /[.!?](?: \(cell \d+, line \d+\))?$/u.test(line) ? line : `${line}.`;
}
