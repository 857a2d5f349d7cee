/** What do the clients, queries and transactions of Prisma do when they are opened, run and closed? */
import type { CallEffect, Outcome } from "../../core/effects.ts";
import { defineLibrary } from "../schema.ts";

const works: Outcome = { effect: "works" };

/** A PrismaPromise is sent when it is awaited, or handed to `$transaction`. */
const lazy: CallEffect = { task: "lazy" };
const queries: Readonly<Record<string, CallEffect>> = {
  $executeRaw: lazy,
  $executeRawUnsafe: lazy,
  $queryRaw: lazy,
  $queryRawTyped: lazy,
  $queryRawUnsafe: lazy,
  $runCommandRaw: lazy,
  "*.aggregate": lazy,
  "*.count": lazy,
  "*.create": lazy,
  "*.createMany": lazy,
  "*.createManyAndReturn": lazy,
  "*.delete": lazy,
  "*.deleteMany": lazy,
  "*.findFirst": lazy,
  "*.findFirstOrThrow": lazy,
  "*.findMany": lazy,
  "*.findUnique": lazy,
  "*.findUniqueOrThrow": lazy,
  "*.groupBy": lazy,
  "*.update": lazy,
  "*.updateMany": lazy,
  "*.updateManyAndReturn": lazy,
  "*.upsert": lazy,
};

export default defineLibrary({
  name: "prisma",
  modules: ["@prisma/client", "@prisma/client/edge", ".prisma/client"],
  packages: ["@prisma/client", ".prisma/client"],
  version: "7.10.0",
  source: "https://www.prisma.io/docs/orm/prisma-client/queries/transactions",
  resources: [
    {
      name: "PrismaClient",
      kind: "client",
      closers: { $disconnect: { async: true, again: works } },
      disposal: { symbol: "none", closer: "$disconnect" },
      // The next query connects again.
      reuse: works,
      revivers: ["$connect"],
      harmless: ["$on"],
      methods: {
        ...queries,
        $connect: { task: "eager" },
        $extends: { returns: { receiver: true } },
        $transaction: {
          task: "eager",
          executes: "0",
          callbacks: [{ argument: "0", when: "awaited", parameters: { "0": "TransactionClient" } }],
          run: {
            key: "receiver",
            role: "enter",
            handle: 0,
            exclusive: true,
            bypass: "runs outside the transaction, on another connection, and waits for what the transaction locks",
          },
        },
      },
      obligation: "must",
      source: "read in @prisma/client 7.10.0 and its documentation",
    },
    {
      name: "TransactionClient",
      kind: "transaction",
      closers: {},
      disposal: { symbol: "none" },
      reuse: { effect: "rejects", error: "Transaction API error: Transaction already closed" },
      methods: queries,
      obligation: "may",
      source: "read in @prisma/client 7.10.0",
    },
  ],
  exports: {
    Prisma: { members: { TransactionClient: { instance: "TransactionClient" } } },
    PrismaClient: { construct: { returns: { resource: "PrismaClient" } }, instance: "PrismaClient" },
  },
  examples: {
    wrong: [
      'import { PrismaClient } from "@prisma/client";',
      "export async function count(): Promise<unknown> {",
      "  const prisma = new PrismaClient();",
      "  const rows = await prisma.$queryRaw`select count(*) from users`;",
      "  return rows;",
      "}",
    ].join("\n"),
    right: [
      'import { PrismaClient } from "@prisma/client";',
      "export async function count(): Promise<unknown> {",
      "  const prisma = new PrismaClient();",
      "  try {",
      "    return await prisma.$queryRaw`select count(*) from users`;",
      "  } finally {",
      "    await prisma.$disconnect();",
      "  }",
      "}",
    ].join("\n"),
  },
});
