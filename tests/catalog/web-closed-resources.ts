/** What happens on the running Node when a stream, body, channel or stack of the platform is used after its close? */
import { MessageChannel } from "node:worker_threads";
import { type ClosedUse, closedBy, closedLaterBy, uses, usesLater } from "./closed-use.ts";

/** Every use of a global class. */
export function closedWebResources(): readonly ClosedUse[] {
  return [...webStreams(), ...bodies(), ...channels(), ...stacks()];
}

function webStreams(): readonly ClosedUse[] {
  const released = () =>
    closedBy((reader) => {
      reader.releaseLock();
    }, new ReadableStream().getReader());
  const closedWriter = async () => ({ writer: await closedLaterBy((writer) => writer.close(), new WritableStream().getWriter()) });
  const closedStream = async () => ({ stream: await closedLaterBy((stream) => stream.close(), new WritableStream()) });
  return [
    ...uses("web/ReadableStreamDefaultReader", released, {
      cancel: (reader) => reader.cancel(),
      read: (reader) => reader.read(),
      releaseLock: (reader) => {
        reader.releaseLock();
      },
    }),
    ...usesLater("web/WritableStreamDefaultWriter", closedWriter, {
      abort: ({ writer }) => writer.abort(),
      close: ({ writer }) => writer.close(),
    }),
    ...usesLater("web/WritableStream", closedStream, { close: ({ stream }) => stream.close() }),
  ];
}

function bodies(): readonly ClosedUse[] {
  const read = () =>
    closedBy((response) => {
      void response.text();
    }, new Response("text"));
  return uses("web/Response", read, {
    arrayBuffer: (response) => response.arrayBuffer(),
    blob: (response) => response.blob(),
    "body.getReader": (response) => response.body?.getReader(),
    bytes: (response) => response.bytes(),
    clone: (response) => response.clone(),
    json: (response) => response.json(),
    text: (response) => response.text(),
  });
}

function channels(): readonly ClosedUse[] {
  const closedChannel = () =>
    closedBy((channel) => {
      channel.close();
    }, new BroadcastChannel("async-lifecycle"));
  const closedPort = () =>
    closedBy((port) => {
      port.close();
    }, new MessageChannel().port1);
  return [
    ...uses("web/BroadcastChannel", closedChannel, {
      close: (channel) => {
        channel.close();
      },
      postMessage: (channel) => {
        channel.postMessage(1);
      },
    }),
    ...uses("node-worker-threads/MessagePort", closedPort, {
      close: (port) => {
        port.close();
      },
      postMessage: (port) => {
        port.postMessage(1);
      },
    }),
  ];
}

function stacks(): readonly ClosedUse[] {
  const disposed = () =>
    closedBy((stack) => {
      stack.dispose();
    }, new DisposableStack());
  const disposedLater = () =>
    closedBy((stack) => {
      void stack.disposeAsync();
    }, new AsyncDisposableStack());
  return [
    ...uses(
      "ecmascript/DisposableStack",
      disposed,
      {
        adopt: (stack) => stack.adopt(1, () => undefined),
        defer: (stack) => {
          stack.defer(() => undefined);
        },
        dispose: (stack) => {
          stack.dispose();
        },
        move: (stack) => stack.move(),
        use: (stack) => stack.use(null),
      },
      "24.0.0",
    ),
    ...uses(
      "ecmascript/AsyncDisposableStack",
      disposedLater,
      {
        adopt: (stack) => stack.adopt(1, () => undefined),
        defer: (stack) => {
          stack.defer(() => undefined);
        },
        disposeAsync: (stack) => stack.disposeAsync(),
        move: (stack) => stack.move(),
        use: (stack) => stack.use(null),
      },
      "24.0.0",
    ),
  ];
}
