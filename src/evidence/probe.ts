/** A program and its arguments, which reach it as they are; `host` is already checked by `readHost`. */
export interface ProbeCommand {
  readonly program: string;
  readonly args: readonly string[];
}
export type ProbeKind = 'ping' | 'traceroute';

/**
 * The commands that would do, the preferred one first. Four echoes are what Windows sends and what the procedure's form expects.
 * A hop that does not answer costs two seconds a probe, or a dead route would take ten minutes.
 * @param host a host name or address that `readHost` returned
 */
export function probeCommands(kind: ProbeKind, host: string, platform: NodeJS.Platform): readonly ProbeCommand[] {
  const isV6 = host.includes(':');
  if (kind === 'ping') {
    if (platform === 'win32') return [{ program: 'ping', args: ['-n', '4', host] }];
    // Apple's ping speaks IPv4 only.
    if (platform === 'darwin' && isV6) return [{ program: 'ping6', args: ['-c', '4', host] }];
    return [{ program: 'ping', args: ['-c', '4', host] }];
  }
  if (platform === 'win32') return [{ program: 'tracert', args: ['-w', '2000', host] }];
  if (platform === 'darwin') return [{ program: isV6 ? 'traceroute6' : 'traceroute', args: ['-w', '2', host] }];
  return [
    { program: 'traceroute', args: ['-w', '2', host] },
    { program: 'tracepath', args: [host] },
  ];
}

/** The command as a person would type it. Nothing in it needs quoting. */
export const commandLine = ({ program, args }: ProbeCommand): string => [program, ...args].join(' ');

/** What kind of network test a typed command line is, if it is one. */
export const probeKindOf = (line: string): ProbeKind | undefined => {
  const program = /^\s*(?:sudo\s+)?(?:\S*[\\/])?([a-z0-9]+)(?:\.exe)?(?:\s|$)/i.exec(line)?.[1]?.toLowerCase();
  if (program === 'ping' || program === 'ping6') return 'ping';
  if (program !== undefined && ['traceroute', 'traceroute6', 'tracert', 'tracepath', 'tracepath6'].includes(program))
    return 'traceroute';
  return undefined;
};
