/** `work` that begins when the call before has ended: of what it needs while it works, there is only ever one. */
export function oneAtATime<In, Out>(work: (input: In) => Promise<Out>): (input: In) => Promise<Out> {
  let last: Promise<unknown> = Promise.resolve();
  return (input) => {
    const result = last.then(() => work(input));
    last = result.catch(() => null);
    return result;
  };
}
