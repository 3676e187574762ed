import * as z from 'zod';
import { openChannel, type Channel } from '../../src/protocol/channel.ts';
import {
  panelEventSchema,
  panelStateSchema,
  type PanelEvent,
  type PanelRequest,
  type PanelState,
} from '../../src/protocol/messages.ts';
import type { WebviewApi } from './panelMemory.ts';

/** The page's end of the channel: requests go out typed, events come in checked. */
export class HostLink {
  readonly #channel: Channel;

  constructor(api: WebviewApi, onEvent: (event: PanelEvent) => void) {
    const onProblem = (error: unknown): void => console.error('Support Casebook panel:', error);
    this.#channel = openChannel(
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
          throw new Error('The panel answers no requests');
        },
        onEvent: (body) => onEvent(panelEventSchema.parse(body)),
        onProblem,
      },
    );
  }

  /** Says that the page runs. @returns the state to show. @throws RequestFailed without an answer; ZodError for a wrong one */
  async ready(timeoutMs: number): Promise<PanelState> {
    return panelStateSchema.parse(await this.#channel.request({ type: 'ready' } satisfies PanelRequest, timeoutMs));
  }

  /**
   * Asks for anything else.
   * @returns the state that the extension answered with, if it did
   * @throws RequestFailed when the extension refuses or does not answer
   */
  async request(request: PanelRequest): Promise<PanelState | undefined> {
    const answer = panelStateSchema.safeParse(await this.#channel.request(request));
    return answer.success ? answer.data : undefined;
  }
}

/** What a failed request says to the user. */
export const messageOf = (error: unknown): string =>
  error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : String(error);
