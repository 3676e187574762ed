import {
  dashboardEventSchema,
  dashboardStateSchema,
  type DashboardEvent,
  type DashboardRequest,
  type DashboardState,
} from '../../src/protocol/dashboardMessages.ts';
import type { Channel } from '../../src/protocol/channel.ts';
import { openHostChannel } from '../state/openHostChannel.ts';
import type { WebviewApi } from '../state/panelMemory.ts';

/** Counting ten thousand cases takes part of a second; a busy computer is given time. Milliseconds. */
const answerMs = 60_000;

/** The dashboard's end of the channel: requests go out typed, states come in checked. */
export class DashboardLink {
  readonly #channel: Channel;

  constructor(api: WebviewApi, onEvent: (event: DashboardEvent) => void) {
    this.#channel = openHostChannel(api, 'dashboard', (body) => onEvent(dashboardEventSchema.parse(body)));
  }

  /** @throws RequestFailed when the extension refuses or does not answer; ZodError for a wrong answer */
  async request(request: DashboardRequest): Promise<DashboardState> {
    return dashboardStateSchema.parse(await this.#channel.request(request, answerMs));
  }
}
