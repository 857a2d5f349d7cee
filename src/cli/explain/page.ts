/** How does an explanation look as a page of its own? */
import type { ExplainedFiles } from "../explain.ts";

/** The page, in one file. */
export function renderPage(_explained: ExplainedFiles): string {
  return "";
}
