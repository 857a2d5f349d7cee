/**
 * Which correct functions are mutated?
 *
 * All of the fixed examples, and a sample of the corpus: its files are taken in an order that a seed decides, those that
 * mention no library of the catalog are passed over, and of each file and package only so many functions are taken, so that
 * one that has many of a kind does not decide the figures. Half of the sample are functions that open and close something,
 * and so show the operators on that; there are few, and without this the figures would be about awaits alone. The standard library of Python is left out, because every
 * machine has another one.
 */
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { FOLDERS, PROJECT } from "../example-markers.ts";
import { standardLibrary } from "../corpus/python-sources.ts";
import { shuffled } from "../corpus/report.ts";
import { corpusSources } from "../corpus/selection.ts";
import { type Subject, subjectsOf } from "./mutants.ts";
import { type Language, languageOf, mentionsLibrary, type Program, readProgram } from "./program.ts";

/** Functions of one program. */
export interface Chosen {
  readonly program: Program;
  /** How the report names the program. */
  readonly name: string;
  readonly subjects: readonly Subject[];
}

/** What to take of the corpus. */
export interface Sample {
  readonly language: Language;
  /** Functions. */
  readonly count: number;
  readonly seed: number;
}

/** A larger file takes its time for each mutant. */
const MAX_LENGTH = 60_000;
const FUNCTIONS_OF_FILE = 4;
const SHARE_OF_PACKAGE = 0.08;

/** The functions of the fixed examples. */
export async function* examples(): AsyncGenerator<Chosen> {
  for (const { fixed } of FOLDERS) {
    const folder = path.join(PROJECT, fixed);
    for (const name of (await readdir(folder)).filter((each) => /\.(?:py|ts)$/u.test(each)).sort()) {
      const chosen = choose(path.join(folder, name), await readFile(path.join(folder, name), "utf8"), `${fixed}/${name}`);
      if (chosen !== undefined) yield chosen;
    }
  }
}

/** A sample of the functions of the corpus, which has to be fetched. */
export async function* corpus({ count, language, seed }: Sample): AsyncGenerator<Chosen> {
  const packages = (await corpusSources({ names: [], language })).filter(({ name }) => name !== standardLibrary);
  const files: { readonly file: string; readonly name: string; readonly of: string }[] = [];
  for (const entry of packages) {
    if (!(await entry.isFetched())) {
      process.stderr.write(`fetching ${entry.name}@${entry.version}\n`);
      await entry.fetch();
    }
    const sorted = [...await entry.files()].sort();
    files.push(...sorted.map((file) => ({ file, name: `${entry.name}/${path.relative(entry.folder, file)}`, of: entry.name })));
  }
  const inOrder = shuffled(files, seed);
  const half = Math.floor(count / 2);
  const closing = new Draw(half, seed);
  const others = new Draw(count - half, seed);
  for (const { file, name, of } of inOrder) {
    if (closing.isFull && others.isFull) return;
    if (!closing.hasRoom(of) && !others.hasRoom(of)) continue;
    const text = await readFile(file, "utf8");
    if (text.length > MAX_LENGTH || !mentionsLibrary(file, text)) continue;
    const chosen = choose(file, text, name);
    if (chosen === undefined) continue;
    const subjects = [
      ...closing.take(of, chosen.subjects.filter(opensAndCloses)),
      ...others.take(of, chosen.subjects.filter((subject) => !opensAndCloses(subject))),
    ];
    if (subjects.length > 0) yield { ...chosen, subjects };
  }
}

/** One half of a sample. */
class Draw {
  readonly #seed: number;
  readonly #most: number;
  readonly #taken = new Map<string, number>();
  #left: number;

  constructor(count: number, seed: number) {
    this.#seed = seed;
    this.#left = count;
    this.#most = Math.max(FUNCTIONS_OF_FILE, Math.ceil(count * SHARE_OF_PACKAGE));
  }

  get isFull(): boolean {
    return this.#left <= 0;
  }

  hasRoom(of: string): boolean {
    return !this.isFull && (this.#taken.get(of) ?? 0) < this.#most;
  }

  take(of: string, subjects: readonly Subject[]): readonly Subject[] {
    const taken = this.#taken.get(of) ?? 0;
    const chosen = shuffled(subjects, this.#seed).slice(0, Math.max(0, Math.min(FUNCTIONS_OF_FILE, this.#most - taken, this.#left)));
    this.#left -= chosen.length;
    this.#taken.set(of, taken + chosen.length);
    return chosen;
  }
}

function opensAndCloses({ changes }: Subject): boolean {
  return changes.some(({ operator }) => operator.isOfResources);
}

function choose(file: string, text: string, name: string): Chosen | undefined {
  const program = readProgram(file, text);
  const subjects = program === undefined ? [] : subjectsOf(program);
  return program === undefined || subjects.length === 0 ? undefined : { program, name, subjects };
}

/** Both languages, in the order of the report. */
export const LANGUAGES: readonly Language[] = [languageOf("file.js"), languageOf("file.py")];
