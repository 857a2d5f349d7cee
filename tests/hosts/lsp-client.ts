/**
 * How does an editor speak to a language server?
 *
 * As much of the Language Server Protocol as the tests need, over standard input and output: documents that are opened and
 * typed in, diagnostics that are pulled, code actions, and edits that the server asks for.
 * https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/
 */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { pathToFileURL } from "node:url";

/** Line and character from 0, in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A stretch of a document. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A finding, or an error of syntax, which has no code. */
export interface Diagnostic {
  readonly range: Range;
  readonly message: string;
  readonly code?: string;
}

/** Something that an editor offers: an edit, or a command by which the server asks for one. */
export interface CodeAction {
  readonly title: string;
  readonly kind?: string;
  readonly command?: { readonly command: string; readonly arguments?: readonly unknown[] };
  readonly edit?: WorkspaceEdit;
}

interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

interface WorkspaceEdit {
  readonly changes?: Readonly<Record<string, readonly TextEdit[]>>;
  readonly documentChanges?: readonly { readonly edits: readonly TextEdit[] }[];
}

interface Message {
  readonly id?: number | string | null;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

const CAPABILITIES = {
  workspace: { configuration: true, applyEdit: true, workspaceFolders: true },
  textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "source.fixAll"] } } } },
};

/** A client of one server. It ends the server when it is disposed of. */
export class LanguageClient implements AsyncDisposable {
  /** What the server asked for or told, by method, in order. */
  readonly told: { readonly method: string; readonly params: unknown }[] = [];
  readonly #server: ChildProcessWithoutNullStreams;
  readonly #settings: object;
  readonly #waiting = new Map<number, (message: Message) => void>();
  #received = Buffer.alloc(0);
  #requests = 0;

  private constructor(command: string, args: readonly string[], settings: object) {
    this.#settings = settings;
    this.#server = spawn(command, args);
    this.#server.stdout.on("data", (chunk: Buffer) => {
      this.#received = Buffer.concat([this.#received, chunk]);
      for (let message = this.#next(); message; message = this.#next()) this.#receive(message);
    });
  }

  /** Starts a server in a folder. `settings` is what it is given whenever it asks for its configuration. */
  static async start(command: string, args: readonly string[], folder: string, settings: object): Promise<LanguageClient> {
    const client = new LanguageClient(command, args, settings);
    const rootUri = pathToFileURL(folder).href;
    const workspaceFolders = [{ uri: rootUri, name: "project" }];
    await client.request("initialize", { processId: process.pid, rootUri, workspaceFolders, capabilities: CAPABILITIES });
    client.notify("initialized", {});
    return client;
  }

  /** Opens a document as an editor does that shows a file, or something that has no file yet. */
  open({ href: uri }: URL, languageId: string, text: string): OpenDocument {
    this.notify("textDocument/didOpen", { textDocument: { uri, languageId, version: 1, text } });
    return new OpenDocument(this, uri, text);
  }

  /**
   * Asks the server, and gives its answer.
   *
   * @throws Error with the server's message when it refuses.
   */
  async request(method: string, params: unknown): Promise<unknown> {
    const id = ++this.#requests;
    const answer = new Promise<Message>((resolve) => this.#waiting.set(id, resolve));
    this.#send({ id, method, params });
    const { error, result } = await answer;
    if (error) throw new Error(`${method}: ${error.message}`);
    return result;
  }

  /** Tells the server something. */
  notify(method: string, params: unknown): void {
    this.#send({ method, params });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const isOver = new Promise((resolve) => this.#server.once("exit", resolve));
    await this.request("shutdown", undefined);
    this.notify("exit", undefined);
    await isOver;
  }

  #send(message: object): void {
    const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
    this.#server.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.#server.stdin.write(body);
  }

  #next(): Message | undefined {
    const end = this.#received.indexOf("\r\n\r\n");
    const length = /Content-Length: (\d+)/u.exec(this.#received.subarray(0, Math.max(end, 0)).toString())?.[1];
    if (length === undefined || this.#received.length < end + 4 + Number(length)) return undefined;
    const body = this.#received.subarray(end + 4, end + 4 + Number(length)).toString();
    this.#received = this.#received.subarray(end + 4 + Number(length));
    return JSON.parse(body) as Message;
  }

  #receive(message: Message): void {
    const { id, method, params } = message;
    if (method === undefined) {
      this.#waiting.get(Number(id))?.(message);
      this.#waiting.delete(Number(id));
      return;
    }
    this.told.push({ method, params });
    if (id !== undefined) this.#send({ id, result: this.#answer(method, params) });
  }

  /** What an editor answers to a request of the server. */
  #answer(method: string, params: unknown): unknown {
    if (method === "workspace/configuration") return (params as { items: readonly unknown[] }).items.map(() => this.#settings);
    return method === "workspace/applyEdit" ? { applied: true } : null;
  }
}

/** A document as the user sees it, typed in and edited. */
export class OpenDocument {
  text: string;
  readonly #client: LanguageClient;
  readonly #uri: string;
  #version = 1;

  constructor(client: LanguageClient, uri: string, text: string) {
    this.#client = client;
    this.#uri = uri;
    this.text = text;
  }

  /** Replaces what stands between two offsets, as a user does who types. */
  type(start: number, end: number, newText: string): void {
    this.#change([{ range: { start: this.#positionOf(start), end: this.#positionOf(end) }, newText }]);
  }

  /** Types over the only occurrence of some text. */
  replace(old: string, newText: string): void {
    const start = this.offsetOf(old);
    this.type(start, start + old.length, newText);
  }

  /**
   * Where some text stands.
   *
   * @throws Error when it does not stand there once.
   */
  offsetOf(part: string): number {
    const start = this.text.indexOf(part);
    if (start < 0 || this.text.includes(part, start + 1)) throw new Error(`"${part}" is not there once:\n${this.text}`);
    return start;
  }

  /** Asks for what is wrong with the document, as it stands now. */
  async diagnostics(): Promise<readonly Diagnostic[]> {
    const report = await this.#client.request("textDocument/diagnostic", { textDocument: { uri: this.#uri } });
    return (report as { items: readonly Diagnostic[] }).items;
  }

  /** The part of the text that a diagnostic underlines. */
  underlined({ range }: Diagnostic): string {
    return this.text.slice(this.#offsetAt(range.start), this.#offsetAt(range.end));
  }

  /** What the editor offers at a diagnostic; with `only`, what it offers for the whole file. */
  async actions(diagnostics: readonly Diagnostic[], only?: string): Promise<readonly CodeAction[]> {
    const range = diagnostics[0]?.range ?? { start: this.#positionOf(0), end: this.#positionOf(this.text.length) };
    const context = { diagnostics, ...(only !== undefined && { only: [only] }) };
    return (await this.#client.request("textDocument/codeAction", { textDocument: { uri: this.#uri }, range, context })) as CodeAction[];
  }

  /** Does what a code action says, by its edit or by its command, and gives the text that is left. */
  async apply({ command, edit }: CodeAction): Promise<string> {
    const edits = edit ? [edit] : [];
    if (command) {
      const before = this.#client.told.length;
      await this.#client.request("workspace/executeCommand", command);
      const asked = this.#client.told.slice(before).filter(({ method }) => method === "workspace/applyEdit");
      edits.push(...asked.map(({ params }) => (params as { edit: WorkspaceEdit }).edit));
    }
    for (const { changes = {}, documentChanges = [] } of edits) {
      this.#change([...Object.values(changes).flat(), ...documentChanges.flatMap((one) => one.edits)]);
    }
    return this.text;
  }

  /** Applies edits that were made for the same text, the last one first. */
  #change(edits: readonly TextEdit[]): void {
    const placed = edits.map(({ newText, range }) => ({ newText, range, start: this.#offsetAt(range.start), end: this.#offsetAt(range.end) }));
    placed.sort((left, right) => right.start - left.start);
    for (const { end, newText, start } of placed) this.text = this.text.slice(0, start) + newText + this.text.slice(end);
    const contentChanges = placed.map(({ newText, range }) => ({ range, text: newText }));
    this.#client.notify("textDocument/didChange", { textDocument: { uri: this.#uri, version: ++this.#version }, contentChanges });
  }

  #positionOf(offset: number): Position {
    const before = this.text.slice(0, offset).split("\n");
    return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  }

  #offsetAt({ character, line }: Position): number {
    const lines = this.text.split("\n");
    return lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + character;
  }
}
