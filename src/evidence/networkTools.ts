import type { ParsedCommand } from './terminal/parseCommandLine.ts';

/** A tool that a support engineer runs against a host. */
export type ToolId = 'ping' | 'traceroute' | 'tracert' | 'tracepath' | 'pathping' | 'mtr' | 'nslookup' | 'dig' | 'curl';

/** The tools of each system, in the order in which one uses them. */
export function toolsOf(platform: NodeJS.Platform): readonly ToolId[] {
  if (platform === 'win32') return ['ping', 'tracert', 'pathping', 'nslookup', 'curl'];
  if (platform === 'darwin') return ['ping', 'traceroute', 'mtr', 'nslookup', 'dig', 'curl'];
  return ['ping', 'traceroute', 'tracepath', 'mtr', 'nslookup', 'dig', 'curl'];
}

/** Whether a tool is given a URL instead of a host. */
export const needsUrl = (tool: ToolId): boolean => tool === 'curl';

/**
 * The command of a tool on a system. Four echoes are what Windows sends and what the procedure's form expects. A hop that does
 * not answer costs two seconds a probe, or a dead route would take ten minutes; pathping and mtr measure for about half a minute.
 * @param target what `readHost` returned, or `readUrl` for curl: it never begins with a hyphen
 */
export function toolCommand(tool: ToolId, target: string, platform: NodeJS.Platform): ParsedCommand {
  const isWindows = platform === 'win32';
  const isV6 = target.includes(':');
  switch (tool) {
    case 'ping':
      if (isWindows) return { program: 'ping', args: ['-n', '4', target] };
      // Apple's ping speaks IPv4 only.
      return { program: platform === 'darwin' && isV6 ? 'ping6' : 'ping', args: ['-c', '4', target] };
    case 'tracert':
      return { program: 'tracert', args: ['-w', '2000', target] };
    case 'traceroute':
      return { program: platform === 'darwin' && isV6 ? 'traceroute6' : 'traceroute', args: ['-w', '2', target] };
    case 'tracepath':
      return { program: 'tracepath', args: [target] };
    case 'pathping':
      return { program: 'pathping', args: ['-q', '20', '-w', '1000', target] };
    case 'mtr':
      return { program: 'mtr', args: ['--report', '--report-wide', '--report-cycles', '10', target] };
    case 'nslookup':
      return { program: 'nslookup', args: [...(isWindows ? [] : ['-timeout=3', '-retry=1']), withoutZone(target)] };
    case 'dig':
      return { program: 'dig', args: ['+time=3', '+tries=2', ...digName(withoutZone(target))] };
    case 'curl':
      return { program: 'curl', args: curlArguments(target, isWindows) };
  }
}

/** Only the own computer knows what `%eth0` is. */
const withoutZone = (host: string): string => host.replace(/%.*$/, '');

/** Behind `-q` a host called `mx` is a name; bare it would be the type of record. An address is looked up in reverse. */
const digName = (host: string): string[] => (/^[\d.]+$|:/.test(host) ? ['-x', host] : ['-q', host]);

/** One fact per line, in seconds from the start as curl counts them. */
const curlReport = [
  'URL              %{url_effective}',
  'Redirects to     %{redirect_url}',
  'Address          %{remote_ip} port %{remote_port}',
  'HTTP             %{http_version} status %{response_code}',
  'Name looked up   %{time_namelookup} s',
  'TCP connected    %{time_connect} s',
  'TLS ready        %{time_appconnect} s',
  'Request sent     %{time_pretransfer} s',
  'First byte       %{time_starttransfer} s',
  'Done             %{time_total} s',
  'Received         %{size_download} bytes at %{speed_download} bytes/s',
  '',
].join(String.raw`\n`);

/** No configuration file and no `.netrc`: neither may add an option or send a password to a host that a case file names. */
const curlArguments = (url: string, isWindows: boolean): string[] => [
  '--disable',
  '--silent',
  '--show-error',
  '--globoff',
  '--proto',
  '=http,https',
  '--max-time',
  '30',
  '--output',
  isWindows ? 'NUL' : '/dev/null',
  '--write-out',
  curlReport,
  '--url',
  url,
];

/** How to get a tool that is missing: a command for Debian and its children or for Homebrew, and the package's name elsewhere. */
export function howToInstall(
  tool: ToolId,
  platform: NodeJS.Platform,
): { command: string; fedora?: string } | undefined {
  if (platform === 'darwin') return tool === 'mtr' ? { command: 'brew install mtr' } : undefined;
  if (platform === 'win32') return undefined;
  const [debian, fedora] = linuxPackages[tool] ?? [];
  return debian === undefined || fedora === undefined
    ? undefined
    : { command: `sudo apt install ${debian}`, fedora: `sudo dnf install ${fedora}` };
}

const linuxPackages: Partial<Record<ToolId, readonly [debian: string, fedora: string]>> = {
  ping: ['iputils-ping', 'iputils'],
  traceroute: ['traceroute', 'traceroute'],
  tracepath: ['iputils-tracepath', 'iputils'],
  mtr: ['mtr-tiny', 'mtr'],
  nslookup: ['bind9-dnsutils', 'bind-utils'],
  dig: ['bind9-dnsutils', 'bind-utils'],
  curl: ['curl', 'curl'],
};

/** What a form of the procedure calls a network test. */
export type ProbeKind = 'ping' | 'traceroute';

/** The tools that answer a form's question on a system, the preferred one first. */
export function probeTools(kind: ProbeKind, platform: NodeJS.Platform): readonly ToolId[] {
  if (kind === 'ping') return ['ping'];
  return platform === 'win32' ? ['tracert'] : platform === 'darwin' ? ['traceroute'] : ['traceroute', 'tracepath'];
}

const traces = ['traceroute', 'traceroute6', 'tracert', 'tracepath', 'tracepath6', 'pathping', 'mtr'];

/** What kind of network test a typed command line is, if it is one. */
export const probeKindOf = (line: string): ProbeKind | undefined => {
  const program = /^\s*(?:sudo\s+)?(?:\S*[\\/])?([a-z0-9]+)(?:\.exe)?(?:\s|$)/i.exec(line)?.[1]?.toLowerCase();
  if (program === 'ping' || program === 'ping6') return 'ping';
  return program !== undefined && traces.includes(program) ? 'traceroute' : undefined;
};
