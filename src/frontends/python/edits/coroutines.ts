/** Does an expression give a coroutine, which has to be run by somebody? */
import type { Answer } from "../../../core/ir.ts";
import type { Call, Expression } from "../syntax.ts";
import type { WrittenFile } from "./written-file.ts";

/** What asyncio exports that is called for a future or a task; its other functions that wait are coroutine functions. */
const FUTURES: ReadonlySet<string> = new Set(["create_task", "ensure_future", "gather", "run_coroutine_threadsafe", "shield", "wrap_future"].map((name) => `asyncio.${name}`));
const COROUTINES: ReadonlySet<string> = new Set(
  [
    "create_subprocess_exec", "create_subprocess_shell", "open_connection", "open_unix_connection", "sleep", "start_server", "start_unix_server", "to_thread",
    "wait", "wait_for",
  ].map((name) => `asyncio.${name}`),
);

/** Whether the value is a coroutine, as far as the file and asyncio tell. */
export function isCoroutine(file: WrittenFile, node: Expression): Answer {
  if (node.nodeType === "Call") return isCalled(file, node);
  const binding = node.nodeType === "Name" ? file.scopes.bindingOf.get(node) : undefined;
  const [site, ...others] = binding?.sites ?? [];
  return site?.kind === "value" && others.length === 0 && site.value?.nodeType === "Call" ? isCalled(file, site.value) : "unknown";
}

function isCalled(file: WrittenFile, call: Call): Answer {
  const { func } = call;
  const name = file.resolver.qualifiedName(func);
  if (name !== undefined && COROUTINES.has(name)) return "yes";
  if ((name !== undefined && FUTURES.has(name)) || (func.nodeType === "Attribute" && /^(?:create_task|create_future|run_in_executor)$/u.test(func.attr))) return "no";
  return file.resolver.called(call)?.isCoroutine === true ? "yes" : "unknown";
}
