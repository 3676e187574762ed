import * as l10n from '@vscode/l10n';
import * as z from 'zod';
import { RequestFailed, type Channel } from '../../src/protocol/channel.ts';
import {
  panelEventSchema,
  panelStateSchema,
  type PanelEvent,
  type PanelRequest,
  type PanelState,
} from '../../src/protocol/messages.ts';
import { openHostChannel } from './openHostChannel.ts';
import type { WebviewApi } from './panelMemory.ts';

/** A command may ask the user something first, and people go to lunch. Milliseconds. */
const dialogMs = 4 * 3_600_000;

/** The page's end of the channel: requests go out typed, events come in checked. */
export class HostLink {
  readonly #channel: Channel;

  constructor(api: WebviewApi, onEvent: (event: PanelEvent) => void) {
    this.#channel = openHostChannel(api, 'panel', (body) => onEvent(panelEventSchema.parse(body)));
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
    const answer = panelStateSchema.safeParse(
      await this.#channel.request(
        request,
        request.type === 'run' || request.type === 'saveFile' || request.type === 'attachUris' ? dialogMs : undefined,
      ),
    );
    return answer.success ? answer.data : undefined;
  }

  /**
   * Asks for something that is not the state of the case. The user may be asked something first.
   * @throws RequestFailed when the extension refuses or does not answer; ZodError for a wrong answer
   */
  async ask<T>(request: PanelRequest, answer: z.ZodType<T>): Promise<T> {
    return answer.parse(await this.#channel.request(request, dialogMs));
  }
}

/** No answer says nothing about what became of a request; a refusal does. */
export const isSilence = (error: unknown): boolean =>
  error instanceof RequestFailed && error.message === 'No answer in time';

/** What a failed request says to the user. */
export function messageOf(error: unknown): string {
  if (isSilence(error))
    return l10n.t('The extension does not answer. If this stays so, reload the window: what you typed is kept.');
  return l10n.t('The extension did not take a request: {0}', reasonOf(error));
}

/** What the extension said of a request that it refused: it is meant for the user. */
export const reasonOf = (error: unknown): string =>
  error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : String(error);
