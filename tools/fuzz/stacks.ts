/** What do the disposable stacks do, where the runtime has none yet? As much as edits write. */

type Close = () => unknown;

/** The part that both have in common. */
class Stack {
  protected closes: Close[] = [];

  use<One>(one: One): One {
    const { [Symbol.asyncDispose]: later, [Symbol.dispose]: now } = one as { [Symbol.asyncDispose]?: Close; [Symbol.dispose]?: Close };
    this.closes.push(() => (later ?? now)?.call(one));
    return one;
  }

  adopt<One>(one: One, close: (one: One) => unknown): One {
    this.closes.push(() => close(one));
    return one;
  }

  defer(close: Close): void {
    this.closes.push(close);
  }
}

/** Closes at once. */
export class DisposableStack extends Stack {
  [Symbol.dispose](): void {
    let failed: unknown;
    for (const close of this.closes.splice(0).reverse()) {
      try {
        close();
      } catch (error) {
        failed ??= error;
      }
    }
    if (failed !== undefined) throw failed as Error;
  }
}

/** Waits for each close. */
export class AsyncDisposableStack extends Stack {
  async [Symbol.asyncDispose](): Promise<void> {
    let failed: unknown;
    for (const close of this.closes.splice(0).reverse()) {
      try {
        await close();
      } catch (error) {
        failed ??= error;
      }
    }
    if (failed !== undefined) throw failed as Error;
  }
}
