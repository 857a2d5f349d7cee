/** What is one use of a resource that was closed before? */

/** One use of one resource that was closed before. */
export interface ClosedUse {
  /** Full name of the resource. */
  readonly resource: string;
  /** Name of the method, as the catalog lists it. */
  readonly method: string;
  /** First version of Node that behaves so. */
  readonly since?: string;
  /** Opens, closes and uses it. Errors that arrive as an event or in a callback go to `report`. */
  readonly run: (report: (error: unknown) => void) => unknown;
}

/** Uses that all begin with the same closed resource. */
export function uses<Resource>(
  resource: string,
  closed: () => Resource,
  methods: Readonly<Record<string, (resource: Resource, report: (error: unknown) => void) => unknown>>,
  since?: string,
): readonly ClosedUse[] {
  return Object.entries(methods).map(([method, use]) => ({
    resource,
    method,
    ...(since === undefined ? {} : { since }),
    run: (report) => use(closed(), report),
  }));
}

/** As `uses`, for a resource that takes a while to open and close; a throw is then a rejection. */
export function usesLater<Resource>(
  resource: string,
  closed: () => Promise<Resource>,
  methods: Readonly<Record<string, (resource: Resource) => unknown>>,
): readonly ClosedUse[] {
  return Object.entries(methods).map(([method, use]) => ({
    resource,
    method,
    run: async () => use(await closed()),
  }));
}

/** Closes a resource and gives it back closed, which the code under test never should. */
export function closedBy<Resource>(close: (resource: Resource) => unknown, resource: Resource): Resource {
  close(resource);
  return resource;
}

/** As `closedBy`, for a close that is awaited. */
export async function closedLaterBy<Resource>(close: (resource: Resource) => Promise<unknown>, resource: Resource): Promise<Resource> {
  await close(resource);
  return resource;
}
