/** What has a language to give, so that rules can ask about its files? */
import type { Catalog } from "../catalog/catalog.ts";
import type { Library } from "../catalog/schema.ts";
import type { Moment } from "../core/findings.ts";
import type { Answer, FileIr } from "../core/ir.ts";
import type { Edit, Editor } from "../core/repairs.ts";
import type { FloatingPromise } from "../frontends/typescript/floating-promises.ts";
import type { FloatingOptions } from "../frontends/typescript/promises/options.ts";
import type { Settings } from "./settings.ts";
import type { Blocks } from "./words.ts";

/** What a file is written in. */
export type LanguageName = "javascript" | "python";

/** A file, and how the user wants it to be read. */
export interface FileToRead<Source> {
  readonly source: Source;
  readonly catalog: Catalog;
  readonly settings: Settings;
  readonly filename: string;
}

/** What types of the language tell about tasks. */
export interface TypedPromises {
  /** Statements that drop a promise. */
  readonly promises: (options: FloatingOptions) => readonly FloatingPromise[];
  /** Whether the expression at a moment is a promise. */
  readonly typesSayPromise: (moment: Moment) => Answer;
  /** Whether the user's options say that a promise of this type, or of this call, may float. */
  readonly typesSaySafe: (moment: Moment, options: FloatingOptions) => boolean;
}

/** The texts that a file is made of, where it is none itself: the cells of a notebook. */
export interface Parts {
  /** The part in which a stretch of the text stands that was read, and where in it. */
  readonly placeOf: (start: number, end: number) => PlaceInPart | undefined;
  /** Line (from 1) and column (from 0) in the file. */
  readonly positionOf: (offset: number) => { readonly line: number; readonly column: number };
}

/** A stretch of a part. */
export interface PlaceInPart {
  /** For people: `cell 3`. */
  readonly part: string;
  /** The text of the part. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** One file, as its language understands it. */
export interface FileInLanguage {
  /** The flow graphs; undefined when nothing can be found in the text. Asked once. */
  readonly lower: () => FileIr | undefined;
  /** The writer of repairs. Asked once. */
  readonly editor: () => Editor;
  /** The blocks that messages may advise: the program is not known to lack them, and the settings allow them. */
  readonly blocks: () => Blocks;
  /**
   * Writes a comment by which ESLint passes over what a rule, by its name in the configuration, finds on a line. Absent where
   * editors write such comments themselves.
   */
  readonly suppress?: (rule: string, line: number) => Edit | undefined;
  /** Absent where there is no type information. */
  readonly typed?: TypedPromises;
  /** Absent for a text that is the whole file. */
  readonly parts?: Parts;
}

/** A language, for the kit. */
export interface FrontEnd<Source extends object = object> {
  readonly language: LanguageName;
  /** What the catalog knows of its libraries. */
  readonly libraries: readonly Library[];
  /** Opens a file; nothing is computed before it is asked for. */
  readonly open: (file: FileToRead<Source>) => FileInLanguage;
}
