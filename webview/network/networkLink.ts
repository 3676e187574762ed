import {
  networkEventSchema,
  networkStateSchema,
  type NetworkEvent,
  type NetworkRequest,
  type NetworkState,
} from '../../src/protocol/networkMessages.ts';
import type { Channel } from '../../src/protocol/channel.ts';
import { openHostChannel } from '../state/openHostChannel.ts';
import type { WebviewApi } from '../state/panelMemory.ts';

/** A command may ask the user something first, and people go to lunch. Milliseconds. */
const dialogMs = 4 * 3_600_000;

/** The view's end of the channel: requests go out typed, states come in checked. */
export class NetworkLink {
  readonly #channel: Channel;

  constructor(api: WebviewApi, onEvent: (event: NetworkEvent) => void) {
    this.#channel = openHostChannel(api, 'network view', (body) => onEvent(networkEventSchema.parse(body)));
  }

  /** @throws RequestFailed when the extension refuses or does not answer; ZodError for a wrong answer */
  async request(request: NetworkRequest): Promise<NetworkState> {
    return networkStateSchema.parse(
      await this.#channel.request(request, request.type === 'ready' ? undefined : dialogMs),
    );
  }
}
