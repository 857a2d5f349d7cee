/**
 * Which programs are tried?
 *
 * fast-check makes a tree of small numbers, and `grow` reads it as a program: a number chooses among what is in reach where
 * it is read. So every tree is a program, and fast-check can make a failing one smaller without knowing what it means.
 */
import * as fc from "fast-check";
import { grow, type Seedling } from "./grow.ts";
import type { Program } from "./program.ts";

/** Statements with others inside are rarer the deeper they stand. */
const deepest = 3;

const { statements } = fc.letrec<{ statement: Seedling; statements: readonly Seedling[] }>((tie) => ({
  statement: fc.oneof(
    { maxDepth: deepest, depthSize: "small" },
    { weight: 3, arbitrary: fc.record({ choice: fc.nat(99), pick: fc.nat(9), way: fc.nat(9), parts: fc.constant([]) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        choice: fc.integer({ min: 100, max: 199 }),
        pick: fc.nat(9),
        way: fc.nat(9),
        parts: fc.tuple(tie("statements"), tie("statements"), tie("statements")),
      }),
    },
  ),
  statements: fc.array(tie("statement"), { maxLength: 4, size: "medium" }),
}));

/** Any program. */
export const anyProgram: fc.Arbitrary<Program> = fc
  .record({
    helpers: fc.array(fc.record({ way: fc.nat(9), pick: fc.nat(9), body: fc.array(statements, { minLength: 1, maxLength: 1 }) }), { maxLength: 2 }),
    main: fc.array(statements, { minLength: 1, maxLength: 3 }),
  })
  .map(({ helpers, main }) =>
    grow(
      helpers.map(({ body, pick, way }) => ({ pick, way, body: body.flat() })),
      main.flat(),
    ),
  );
