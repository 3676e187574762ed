/** In a browser nothing runs: the commands that would use this say so. */
export class CaptureRunner {
  dispose(): void {
    // Nothing was started.
  }
}
