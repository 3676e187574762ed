/** Builds the parts of the extension and wires them. */
export function activate(): void {
  // The parts are added as they come.
}
