const tasks = new Set<() => void>();
let listening = false;

/**
 * Runs `task` when this process ends, by itself or by Ctrl+C, so that nothing it started outlives it.
 * Tasks are synchronous and run newest first, as what came later may use what came before.
 *
 * @returns a function that withdraws the task
 */
export function onProcessEnd(task: () => void): () => void {
  tasks.add(task);
  if (!listening) {
    listening = true;
    process.once('exit', () => [...tasks].reverse().forEach((each) => each()));
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));
  }
  return () => tasks.delete(task);
}
