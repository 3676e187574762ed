/** Programs whose output tells about a network, by their names without `.exe`; PowerShell's commands and their aliases too. */
const networkPrograms = new Set(
  [
    'ping ping6 fping fping6 hping3 nping arping psping paping tcping tcptraceroute',
    'traceroute traceroute6 tracert tracert6 tracepath tracepath6 pathping mtr winmtr mtr-packet',
    'nslookup dig host drill kdig whois resolvectl getent resolve-dnsname',
    'curl wget http https xh telnet nc ncat netcat socat nmap openssl iperf iperf3',
    'netstat ss ip ifconfig ipconfig route arp ethtool iwconfig nmcli networksetup scutil netsh tcpdump',
    'test-netconnection tnc test-connection get-netadapter get-netipconfiguration get-netroute invoke-webrequest iwr',
  ]
    .join(' ')
    .split(' '),
);

/** Words before the program itself; some take an option or a number with them (`timeout 5 ping`, `sudo -u root ping`). */
const prefixes = new Set(['sudo', 'doas', 'time', 'nice', 'timeout', 'stdbuf', 'watch', 'nohup', 'env', 'command']);

/**
 * The programs that a typed line starts, lower case, without folder and `.exe`. For guessing what a line is about, never for
 * deciding what to run: quotes and substitutions of shells are not understood.
 */
export function programsOf(line: string): string[] {
  return line
    .slice(0, 2_000)
    .split(/\|\|?|&&?|;|\n/)
    .map((part) => programOf(part.trim().split(/\s+/)))
    .filter((program) => program !== '');
}

function programOf(words: readonly string[]): string {
  let isAfterPrefix = false;
  for (const word of words) {
    const name = word.replace(/^["']|["']$/g, '').replace(/^.*[\\/]/, '');
    const bare = name.replace(/\.(?:exe|com)$/i, '').toLowerCase();
    if (prefixes.has(bare)) isAfterPrefix = true;
    // An assignment, or what belongs to the word in front: `-n`, `10`, `5s`.
    else if (/^\w+=/.test(word) || (isAfterPrefix && /^-|^\d+(?:\.\d+)?[smhd]?$/.test(word))) continue;
    else return bare;
  }
  return '';
}

/** Whether a typed line runs a tool whose output tells about a network. */
export const isNetworkCommand = (line: string): boolean =>
  programsOf(line).some((program) => networkPrograms.has(program));

/** How a person stops a command: Ctrl+C, Ctrl+\, Ctrl+Z and closing a pipe (128 + signal), and Ctrl+C in Windows. */
const stopped = new Set([130, 131, 141, 146, 148, -1_073_741_510, 3_221_225_786]);

/** Whether a command failed by itself. Not known is not failed. */
export const hasFailed = (exitCode: number | undefined): boolean =>
  exitCode !== undefined && exitCode !== 0 && !stopped.has(exitCode);
