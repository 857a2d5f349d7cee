/** What of prisma can be asked? Its client is generated from a schema, and its engine talks to a database. */
export default { why: "needs a client that is generated from a schema" };
