const tasks = new Set<() => void>();
const farewells = new Set<() => Promise<void>>();
let listening = false;

/**
 * Runs `task` when this process ends, by itself or by Ctrl+C, so that nothing it started outlives it.
 * Tasks are synchronous and run newest first, as what came later may use what came before.
 *
 * @returns a function that withdraws the task
 */
export function onProcessEnd(task: () => void): () => void {
  listen();
  tasks.add(task);
  return () => tasks.delete(task);
}

/** Before a signal such as Ctrl+C ends this process, waits for `farewell`; a second signal does not wait. */
export function onInterrupt(farewell: () => Promise<void>): void {
  listen();
  farewells.add(farewell);
}

function listen(): void {
  if (listening) return;
  listening = true;
  process.once('exit', () => [...tasks].reverse().forEach((task) => task()));
  let interrupted = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (interrupted || farewells.size === 0) process.exit(130);
      interrupted = true;
      void Promise.allSettled([...farewells].map((farewell) => farewell())).then(() => process.exit(130));
    });
  }
}
