import { openChannel, type Channel } from '../../src/protocol/channel.ts';
import type { WebviewApi } from './panelMemory.ts';

/**
 * A page's end of the channel to the extension. The extension asks a page nothing: a request is refused.
 *
 * @param name the page's, for the browser's console
 * @param onEvent gets what the extension sends, unchecked; what it throws is a problem of that message alone
 */
export const openHostChannel = (api: WebviewApi, name: string, onEvent: (body: unknown) => void): Channel =>
  openChannel(
    {
      post: (message) => api.postMessage(message),
      listen: (onMessage) => {
        const receive = ({ data }: MessageEvent<unknown>): void => onMessage(data);
        window.addEventListener('message', receive);
        return () => window.removeEventListener('message', receive);
      },
    },
    {
      onRequest: () => {
        throw new Error(`The ${name} answers no requests`);
      },
      onEvent,
      onProblem: (error) => console.error(`Support Casebook ${name}:`, error),
    },
  );
